BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE assignments (
	id INTEGER NOT NULL, 
	directive_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	until VARCHAR(8) NOT NULL, 
	issued_at DATETIME NOT NULL, 
	due_on DATE, 
	due_instant DATETIME, 
	original_due_on DATE, 
	original_due_instant DATETIME, 
	due_at DATETIME, 
	delivered_at DATETIME, 
	acknowledged_at DATETIME, 
	acknowledged_by INTEGER, 
	confirmed_at DATETIME, 
	confirmed_by INTEGER, 
	percent INTEGER, 
	last_report TEXT, 
	last_report_at DATETIME, 
	obstacle TEXT, 
	obstacle_at DATETIME, 
	last_sign_at DATETIME, 
	nudges INTEGER DEFAULT '0' NOT NULL, 
	nudges_since_sign INTEGER DEFAULT '0' NOT NULL, 
	overdue_nudges INTEGER DEFAULT '0' NOT NULL, 
	last_nudged_at DATETIME, 
	last_escalated_at DATETIME, 
	escalations INTEGER DEFAULT '0' NOT NULL, 
	last_call_sheet_at DATETIME, 
	next_step_at DATETIME, taken_by_phone TEXT, extension VARCHAR(16), acceptance VARCHAR(16), waiting_since DATETIME, last_reminded_at DATETIME, snoozed_until DATETIME, paused_at DATETIME, changes INTEGER DEFAULT '0' NOT NULL, snoozes INTEGER DEFAULT '0' NOT NULL, rests_until DATETIME, 
	CONSTRAINT pk_assignments PRIMARY KEY (id), 
	CONSTRAINT fk_assignments_acknowledged_by FOREIGN KEY(acknowledged_by) REFERENCES people (id), 
	CONSTRAINT fk_assignments_confirmed_by FOREIGN KEY(confirmed_by) REFERENCES people (id), 
	CONSTRAINT fk_assignments_directive_id FOREIGN KEY(directive_id) REFERENCES directives (id), 
	CONSTRAINT fk_assignments_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_assignments_directive_id_unit_id UNIQUE (directive_id, unit_id)
);
INSERT INTO "assignments" VALUES(1,1,8,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 03:20:00.000000',11,'2026-04-22 03:00:00.000000',11,NULL,NULL,NULL,NULL,NULL,'2026-04-22 03:00:00.000000',1,0,0,'2026-04-15 03:20:00.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5,0,NULL);
INSERT INTO "assignments" VALUES(2,1,4,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 02:02:00.000000',7,'2026-04-16 07:30:00.000000',7,60,'60%, đã đối chiếu xong 9/15 nhiệm vụ','2026-04-08 02:30:00.000000',NULL,NULL,'2026-04-16 07:30:00.000000',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5,0,NULL);
INSERT INTO "assignments" VALUES(3,1,9,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 07:10:00.000000',12,'2026-04-28 02:10:00.000000',12,100,'100%, phần mềm đã đồng bộ','2026-04-28 02:10:00.000000',NULL,NULL,'2026-04-28 02:10:00.000000',1,0,0,'2026-04-17 00:30:00.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,0,NULL);
INSERT INTO "assignments" VALUES(4,1,12,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-16 02:30:00.000000',2,'2026-05-05 02:00:00.000000',18,20,'20%, đơn vị xin lỗi vì phản hồi chậm','2026-04-16 04:00:00.000000',NULL,NULL,'2026-05-05 02:00:00.000000',9,0,0,'2026-04-29 02:00:00.000000','2026-04-16 01:30:00.000000',0,NULL,NULL,'Chị Nga, Phòng Hành chính',NULL,NULL,NULL,NULL,NULL,NULL,16,0,NULL);
INSERT INTO "assignments" VALUES(5,1,13,'issued','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,0,'2026-04-29 02:00:00.000000','2026-05-12 02:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,5,0,NULL);
INSERT INTO "assignments" VALUES(6,1,11,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 06:40:00.000000',16,'2026-04-22 03:00:00.000000',16,100,'100%, đã xong','2026-04-22 03:00:00.000000',NULL,NULL,'2026-04-22 03:00:00.000000',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,7,0,NULL);
INSERT INTO "assignments" VALUES(7,1,6,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 03:05:00.000000',9,'2026-04-20 07:00:00.000000',9,NULL,NULL,NULL,NULL,NULL,'2026-04-20 07:00:00.000000',1,0,0,'2026-04-15 03:05:00.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5,0,NULL);
INSERT INTO "assignments" VALUES(8,1,5,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 02:15:00.000000',8,'2026-04-13 03:00:00.000000',8,NULL,NULL,NULL,NULL,NULL,'2026-04-13 03:00:00.000000',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,0,NULL);
INSERT INTO "assignments" VALUES(9,1,10,'issued','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,0,'2026-04-29 02:00:00.000000','2026-05-12 02:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,5,0,NULL);
INSERT INTO "assignments" VALUES(10,1,7,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 07:00:00.000000',10,'2026-04-20 07:00:00.000000',10,NULL,NULL,NULL,NULL,NULL,'2026-04-20 07:00:00.000000',1,0,0,'2026-04-15 00:30:00.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,5,0,NULL);
INSERT INTO "assignments" VALUES(11,1,3,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 01:50:00.000000',6,'2026-04-13 03:00:00.000000',6,NULL,NULL,NULL,NULL,NULL,'2026-04-13 03:00:00.000000',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,0,NULL);
INSERT INTO "assignments" VALUES(12,1,2,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 01:41:00.000000',4,'2026-04-13 03:00:00.000000',4,NULL,NULL,NULL,NULL,NULL,'2026-04-13 03:00:00.000000',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,0,NULL);
INSERT INTO "assignments" VALUES(13,2,9,'confirmed','confirm','2026-04-13 01:30:00.000000','2026-04-29',NULL,'2026-04-24',NULL,'2026-04-29 10:00:00.000000','2026-04-13 01:30:00.000000','2026-04-13 07:00:00.000000',12,'2026-05-04 01:30:00.000000',12,70,'70%, còn trạm Đình Lập','2026-04-22 03:00:00.000000',NULL,NULL,'2026-05-04 01:30:00.000000',4,0,1,'2026-05-04 00:30:00.000000',NULL,0,NULL,NULL,NULL,'granted',NULL,NULL,NULL,NULL,NULL,11,0,NULL);
INSERT INTO "assignments" VALUES(14,2,8,'withdrawn','confirm','2026-04-13 01:30:00.000000','2026-04-24',NULL,'2026-04-24',NULL,'2026-04-24 10:00:00.000000','2026-04-13 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-04-13 02:10:00.000000',0,0,0,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,0,NULL);
INSERT INTO "assignments" VALUES(15,2,7,'confirmed','confirm','2026-04-13 01:30:00.000000','2026-04-24',NULL,'2026-04-24',NULL,'2026-04-24 10:00:00.000000','2026-04-13 01:30:00.000000','2026-04-13 01:45:00.000000',10,'2026-04-20 07:00:00.000000',10,70,'70%, còn hai trạm ở Tràng Định','2026-04-15 01:00:00.000000',NULL,NULL,'2026-04-20 07:00:00.000000',1,0,0,'2026-04-15 00:30:00.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,0,NULL);
INSERT INTO "assignments" VALUES(16,2,11,'confirmed','confirm','2026-04-13 02:30:00.000000','2026-04-24',NULL,'2026-04-24',NULL,'2026-04-24 10:00:00.000000','2026-04-13 02:30:00.000000','2026-04-13 02:45:00.000000',16,'2026-04-22 03:00:00.000000',16,NULL,NULL,NULL,NULL,NULL,'2026-04-22 03:00:00.000000',2,0,0,'2026-04-22 01:15:00.000000',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-04-22 01:15:00.000000',NULL,7,1,NULL);
CREATE TABLE chains (
	chain INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	head VARCHAR(64) NOT NULL, 
	seal VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_chains PRIMARY KEY (chain)
);
INSERT INTO "chains" VALUES(-1,3,'c0be322c1ad6af50f418b96232d98fe25a36d5d0a557291833f8248f2084b8ef','777a5b95e3c993af9959333272d3f1450a5a2c7429459bff86dea3d3922676b2');
INSERT INTO "chains" VALUES(0,41,'2fd937c5abf04603eef7167832112370b05008c9fc6f39d5269693e9791abb8d','dfa241af6b86cd1e0ace633aa004f64770c3cd17ed55504d70fcafb3868c08a0');
INSERT INTO "chains" VALUES(1,62,'b7366c5372c4bdb465e662e62134d4dae97a398eca9126b13288103debeaa8c6','e62f2108282c536e32c5604d8a99487f92c39369af3bdcc4aac0159dec6fff6b');
INSERT INTO "chains" VALUES(2,27,'1242c278c557f1e15979667102fa40175f495d71a6c23c9073992e3c17e2019a','017e1f40f4468d0b25f712d4bd82e0f57940fa24b0bfa7bd7d48e102056390d8');
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	address VARCHAR(128) NOT NULL, 
	proof VARCHAR(16) NOT NULL, 
	reach VARCHAR(16) NOT NULL, 
	joined_at DATETIME, heard_at DATETIME, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_contacts_channel_address UNIQUE (channel, address)
);
INSERT INTO "contacts" VALUES(1,1,'telegram','7001','file','reachable','2026-04-06 01:00:00.000000','2026-05-05 02:00:00.000000');
INSERT INTO "contacts" VALUES(2,2,'telegram','7002','file','reachable','2026-04-06 01:00:00.000000','2026-04-16 02:30:00.000000');
INSERT INTO "contacts" VALUES(3,3,'telegram','7003','file','reachable','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(4,4,'telegram','7101','invite','reachable','2026-04-06 01:00:00.000000','2026-05-05 02:00:00.000000');
INSERT INTO "contacts" VALUES(5,5,'telegram','7201','invite','reachable','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(6,6,'telegram','7102','invite','reachable','2026-04-06 01:00:00.000000','2026-04-13 03:00:00.000000');
INSERT INTO "contacts" VALUES(7,7,'telegram','7103','invite','reachable','2026-04-06 01:00:00.000000','2026-04-16 07:30:00.000000');
INSERT INTO "contacts" VALUES(8,8,'telegram','7104','invite','reachable','2026-04-06 01:00:00.000000','2026-04-13 03:00:00.000000');
INSERT INTO "contacts" VALUES(9,9,'telegram','7105','invite','reachable','2026-04-06 01:00:00.000000','2026-04-20 07:00:00.000000');
INSERT INTO "contacts" VALUES(10,10,'telegram','7106','invite','reachable','2026-04-06 01:00:00.000000','2026-04-20 07:00:00.000000');
INSERT INTO "contacts" VALUES(11,11,'telegram','7107','invite','reachable','2026-04-06 01:00:00.000000','2026-04-22 03:00:00.000000');
INSERT INTO "contacts" VALUES(12,12,'telegram','7108','invite','reachable','2026-04-06 01:00:00.000000','2026-05-04 01:30:00.000000');
INSERT INTO "contacts" VALUES(13,13,'telegram','7208','invite','reachable','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(14,14,'telegram','7109','invite','blocked','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(15,15,'telegram','7209','invite','reachable','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(16,16,'telegram','7110','invite','reachable','2026-04-06 01:00:00.000000','2026-04-22 03:00:00.000000');
INSERT INTO "contacts" VALUES(17,17,'telegram','7210','invite','reachable','2026-04-06 01:00:00.000000','2026-04-22 03:00:00.000000');
INSERT INTO "contacts" VALUES(18,18,'telegram','7111','invite','reachable','2026-04-06 01:00:00.000000','2026-05-05 02:00:00.000000');
INSERT INTO "contacts" VALUES(19,19,'telegram','7211','invite','reachable','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000');
CREATE TABLE delegations (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	assignment_id INTEGER, 
	from_person INTEGER NOT NULL, 
	to_person INTEGER NOT NULL, 
	from_on DATE NOT NULL, 
	to_on DATE, 
	made_at DATETIME NOT NULL, 
	ended_at DATETIME, look_at DATETIME, 
	CONSTRAINT pk_delegations PRIMARY KEY (id), 
	CONSTRAINT fk_delegations_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_delegations_from_person FOREIGN KEY(from_person) REFERENCES people (id), 
	CONSTRAINT fk_delegations_to_person FOREIGN KEY(to_person) REFERENCES people (id), 
	CONSTRAINT fk_delegations_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
);
INSERT INTO "delegations" VALUES(1,11,6,16,17,'2026-04-07',NULL,'2026-04-07 02:00:00.000000','2026-04-28 02:00:00.000000',NULL);
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	lane INTEGER NOT NULL, 
	person_id INTEGER, 
	contact_id INTEGER, 
	channel VARCHAR(16) NOT NULL, 
	address VARCHAR(128) NOT NULL, 
	directive_id INTEGER, 
	assignment_id INTEGER, 
	facts JSON NOT NULL, 
	dedupe_key VARCHAR(128), 
	state VARCHAR(16) NOT NULL, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	lease_until DATETIME, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	sent_at DATETIME, 
	message_id VARCHAR(64), 
	menu JSON, 
	reason TEXT, 
	repeat BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT fk_deliveries_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_deliveries_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT fk_deliveries_directive_id FOREIGN KEY(directive_id) REFERENCES directives (id), 
	CONSTRAINT fk_deliveries_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_deliveries_dedupe_key UNIQUE (dedupe_key)
);
INSERT INTO "deliveries" VALUES(1,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"Kính chào đồng chí Vi Quốc Trung.\nGiám đốc Sở, Sở Nông nghiệp và Phát triển nông thôn\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(2,'answer',0,2,2,'telegram','7002',NULL,NULL,'{"text":"Kính chào đồng chí Lương Thu Hà.\nVăn thư, Sở Nông nghiệp và Phát triển nông thôn\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(3,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Đặng Hải Nam vừa kết nối\nQuản trị viên, Sở Nông nghiệp và Phát triển nông thôn\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Đặng Hải Nam”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:31775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','3','[["↩️ Hủy kết nối","unlink:31775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(4,'answer',0,3,3,'telegram','7003',NULL,NULL,'{"text":"Kính chào đồng chí Đặng Hải Nam.\nQuản trị viên, Sở Nông nghiệp và Phát triển nông thôn\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(5,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Nguyễn Thị Lan vừa kết nối\nChánh Văn phòng, Văn phòng Sở\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Nguyễn Thị Lan”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:41775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','4','[["↩️ Hủy kết nối","unlink:41775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(6,'answer',0,4,4,'telegram','7101',NULL,NULL,'{"text":"Kính chào đồng chí Nguyễn Thị Lan.\nChánh Văn phòng, Văn phòng Sở\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(7,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Hà Thị Thu vừa kết nối\nPhó Chánh Văn phòng, Văn phòng Sở\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Hà Thị Thu”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:51775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','5','[["↩️ Hủy kết nối","unlink:51775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(8,'answer',0,5,5,'telegram','7201',NULL,NULL,'{"text":"Kính chào đồng chí Hà Thị Thu.\nPhó Chánh Văn phòng, Văn phòng Sở\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(9,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Hoàng Văn Minh vừa kết nối\nChánh Thanh tra, Thanh tra Sở\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Hoàng Văn Minh”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:61775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','6','[["↩️ Hủy kết nối","unlink:61775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(10,'answer',0,6,6,'telegram','7102',NULL,NULL,'{"text":"Kính chào đồng chí Hoàng Văn Minh.\nChánh Thanh tra, Thanh tra Sở\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(11,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Triệu Thị Hạnh vừa kết nối\nTrưởng phòng, Phòng Kế hoạch - Tài chính\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Triệu Thị Hạnh”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:71775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','7','[["↩️ Hủy kết nối","unlink:71775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(12,'answer',0,7,7,'telegram','7103',NULL,NULL,'{"text":"Kính chào đồng chí Triệu Thị Hạnh.\nTrưởng phòng, Phòng Kế hoạch - Tài chính\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(13,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Lý Đức Thắng vừa kết nối\nTrưởng phòng, Phòng Tổ chức cán bộ\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Lý Đức Thắng”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:81775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','8','[["↩️ Hủy kết nối","unlink:81775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(14,'answer',0,8,8,'telegram','7104',NULL,NULL,'{"text":"Kính chào đồng chí Lý Đức Thắng.\nTrưởng phòng, Phòng Tổ chức cán bộ\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(15,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Phùng Quang Vinh vừa kết nối\nTrưởng phòng, Phòng Quản lý xây dựng công trình\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Phùng Quang Vinh”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:91775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','9','[["↩️ Hủy kết nối","unlink:91775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(16,'answer',0,9,9,'telegram','7105',NULL,NULL,'{"text":"Kính chào đồng chí Phùng Quang Vinh.\nTrưởng phòng, Phòng Quản lý xây dựng công trình\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(17,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Nông Thị Mai vừa kết nối\nChi cục trưởng, Chi cục Trồng trọt và Bảo vệ thực vật\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Nông Thị Mai”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:101775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','10','[["↩️ Hủy kết nối","unlink:101775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(18,'answer',0,10,10,'telegram','7106',NULL,NULL,'{"text":"Kính chào đồng chí Nông Thị Mai.\nChi cục trưởng, Chi cục Trồng trọt và Bảo vệ thực vật\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(19,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Bế Văn Sơn vừa kết nối\nChi cục trưởng, Chi cục Chăn nuôi và Thú y\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Bế Văn Sơn”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:111775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','11','[["↩️ Hủy kết nối","unlink:111775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(20,'answer',0,11,11,'telegram','7107',NULL,NULL,'{"text":"Kính chào đồng chí Bế Văn Sơn.\nChi cục trưởng, Chi cục Chăn nuôi và Thú y\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(21,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Hứa Văn Tài vừa kết nối\nChi cục trưởng, Chi cục Kiểm lâm\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Hứa Văn Tài”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:121775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','12','[["↩️ Hủy kết nối","unlink:121775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(22,'answer',0,12,12,'telegram','7108',NULL,NULL,'{"text":"Kính chào đồng chí Hứa Văn Tài.\nChi cục trưởng, Chi cục Kiểm lâm\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(23,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Mã Văn Hiếu vừa kết nối\nPhó Chi cục trưởng, Chi cục Kiểm lâm\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Mã Văn Hiếu”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:131775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','13','[["↩️ Hủy kết nối","unlink:131775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(24,'answer',0,13,13,'telegram','7208',NULL,NULL,'{"text":"Kính chào đồng chí Mã Văn Hiếu.\nPhó Chi cục trưởng, Chi cục Kiểm lâm\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(25,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Dương Công Định vừa kết nối\nChi cục trưởng, Chi cục Thủy lợi\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Dương Công Định”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:141775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','14','[["↩️ Hủy kết nối","unlink:141775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(26,'answer',0,14,14,'telegram','7109',NULL,NULL,'{"text":"Kính chào đồng chí Dương Công Định.\nChi cục trưởng, Chi cục Thủy lợi\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(27,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Trần Đức Toàn vừa kết nối\nPhó Chi cục trưởng, Chi cục Thủy lợi\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Trần Đức Toàn”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:151775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','15','[["↩️ Hủy kết nối","unlink:151775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(28,'answer',0,15,15,'telegram','7209',NULL,NULL,'{"text":"Kính chào đồng chí Trần Đức Toàn.\nPhó Chi cục trưởng, Chi cục Thủy lợi\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(29,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Lộc Thị Bích vừa kết nối\nChi cục trưởng, Chi cục Phát triển nông thôn\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Lộc Thị Bích”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:161775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','16','[["↩️ Hủy kết nối","unlink:161775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(30,'answer',0,16,16,'telegram','7110',NULL,NULL,'{"text":"Kính chào đồng chí Lộc Thị Bích.\nChi cục trưởng, Chi cục Phát triển nông thôn\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(31,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Ma Thị Nhung vừa kết nối\nChuyên viên, Chi cục Phát triển nông thôn\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Ma Thị Nhung”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:171775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','17','[["↩️ Hủy kết nối","unlink:171775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(32,'answer',0,17,17,'telegram','7210',NULL,NULL,'{"text":"Kính chào đồng chí Ma Thị Nhung.\nChuyên viên, Chi cục Phát triển nông thôn\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(33,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Chu Đình Khôi vừa kết nối\nGiám đốc, Trung tâm Khuyến nông\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Chu Đình Khôi”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:181775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','18','[["↩️ Hủy kết nối","unlink:181775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(34,'answer',0,18,18,'telegram','7111',NULL,NULL,'{"text":"Kính chào đồng chí Chu Đình Khôi.\nGiám đốc, Trung tâm Khuyến nông\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(35,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text":"🔗 Đàm Văn Quý vừa kết nối\nPhó Giám đốc, Trung tâm Khuyến nông\nTừ nay văn bản gửi người này sẽ đến tài khoản Telegram “Đàm Văn Quý”.\nNếu không đúng người, đề nghị bấm ↩️ Hủy kết nối.","choices":[["↩️ Hủy kết nối","unlink:191775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','19','[["↩️ Hủy kết nối","unlink:191775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(36,'answer',0,19,19,'telegram','7211',NULL,NULL,'{"text":"Kính chào đồng chí Đàm Văn Quý.\nPhó Giám đốc, Trung tâm Khuyến nông\n\nĐây là kênh nhận và theo dõi văn bản chỉ đạo của Sở Nông nghiệp và Phát triển nông thôn.\nHiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.\nHướng dẫn: /trogiup","choices":[],"reply_to":"1","ends_asking":true}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(37,'directive',1,11,11,'telegram','7107',1,1,'{}','directive:1:11:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(38,'directive',1,7,7,'telegram','7103',1,2,'{}','directive:2:7:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(39,'directive',1,12,12,'telegram','7108',1,3,'{}','directive:3:12:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(40,'directive',1,18,18,'telegram','7111',1,4,'{}','directive:4:18:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:4"],["🔄 Mở lại","reopen:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(41,'directive',1,16,16,'telegram','7110',1,6,'{}','directive:6:16:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(42,'directive',1,9,9,'telegram','7105',1,7,'{}','directive:7:9:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(43,'directive',1,8,8,'telegram','7104',1,8,'{}','directive:8:8:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(44,'directive',1,10,10,'telegram','7106',1,10,'{}','directive:10:10:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(45,'directive',1,6,6,'telegram','7102',1,11,'{}','directive:11:6:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(46,'directive',1,4,4,'telegram','7101',1,12,'{}','directive:12:4:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["📎 Toàn văn","text:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(47,'edit',0,4,4,'telegram','7101',1,12,'{"edits":46,"stripped":false}',NULL,'sent','2026-04-06 01:41:00.000000','2026-04-06 01:41:00.000000',NULL,1,'2026-04-06 01:41:00.000000','3','[["📝 Báo cáo tiến độ","report:12"],["🏁 Xác nhận hoàn thành","confirm:12"],["⚠️ Vướng mắc","obstacle:12"],["⏳ Xin gia hạn","extend:12"],["👥 Giao người thực hiện","delegate:12"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:12"],["📎 Toàn văn","text:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(48,'answer',0,4,4,'telegram','7101',1,12,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 08:41 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:12"],["🏁 Xác nhận hoàn thành","confirm:12"],["⚠️ Vướng mắc","obstacle:12"],["⏳ Xin gia hạn","extend:12"],["👥 Giao người thực hiện","delegate:12"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:12"],["📎 Toàn văn","text:12"]],"reply_to":"3","menu_only":true}',NULL,'sent','2026-04-06 01:41:00.000000','2026-04-06 01:41:00.000000',NULL,1,'2026-04-06 01:41:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(49,'edit',0,6,6,'telegram','7102',1,11,'{"edits":45,"stripped":false}',NULL,'sent','2026-04-06 01:50:00.000000','2026-04-06 01:50:00.000000',NULL,1,'2026-04-06 01:50:00.000000','3','[["📝 Báo cáo tiến độ","report:11"],["🏁 Xác nhận hoàn thành","confirm:11"],["⚠️ Vướng mắc","obstacle:11"],["⏳ Xin gia hạn","extend:11"],["👥 Giao người thực hiện","delegate:11"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:11"],["📎 Toàn văn","text:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(50,'answer',0,6,6,'telegram','7102',1,11,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 08:50 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:11"],["🏁 Xác nhận hoàn thành","confirm:11"],["⚠️ Vướng mắc","obstacle:11"],["⏳ Xin gia hạn","extend:11"],["👥 Giao người thực hiện","delegate:11"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:11"],["📎 Toàn văn","text:11"]],"reply_to":"3","menu_only":true}',NULL,'sent','2026-04-06 01:50:00.000000','2026-04-06 01:50:00.000000',NULL,1,'2026-04-06 01:50:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(51,'edit',0,7,7,'telegram','7103',1,2,'{"edits":38,"stripped":false}',NULL,'sent','2026-04-06 02:02:00.000000','2026-04-06 02:02:00.000000',NULL,1,'2026-04-06 02:02:00.000000','3','[["📝 Báo cáo tiến độ","report:2"],["🏁 Xác nhận hoàn thành","confirm:2"],["⚠️ Vướng mắc","obstacle:2"],["⏳ Xin gia hạn","extend:2"],["👥 Giao người thực hiện","delegate:2"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:2"],["📎 Toàn văn","text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(52,'answer',0,7,7,'telegram','7103',1,2,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 09:02 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:2"],["🏁 Xác nhận hoàn thành","confirm:2"],["⚠️ Vướng mắc","obstacle:2"],["⏳ Xin gia hạn","extend:2"],["👥 Giao người thực hiện","delegate:2"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:2"],["📎 Toàn văn","text:2"]],"reply_to":"3","menu_only":true}',NULL,'sent','2026-04-06 02:02:00.000000','2026-04-06 02:02:00.000000',NULL,1,'2026-04-06 02:02:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(53,'edit',0,8,8,'telegram','7104',1,8,'{"edits":43,"stripped":false}',NULL,'sent','2026-04-06 02:15:00.000000','2026-04-06 02:15:00.000000',NULL,1,'2026-04-06 02:15:00.000000','3','[["📝 Báo cáo tiến độ","report:8"],["🏁 Xác nhận hoàn thành","confirm:8"],["⚠️ Vướng mắc","obstacle:8"],["⏳ Xin gia hạn","extend:8"],["👥 Giao người thực hiện","delegate:8"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:8"],["📎 Toàn văn","text:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(54,'answer',0,8,8,'telegram','7104',1,8,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 09:15 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:8"],["🏁 Xác nhận hoàn thành","confirm:8"],["⚠️ Vướng mắc","obstacle:8"],["⏳ Xin gia hạn","extend:8"],["👥 Giao người thực hiện","delegate:8"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:8"],["📎 Toàn văn","text:8"]],"reply_to":"3","menu_only":true}',NULL,'sent','2026-04-06 02:15:00.000000','2026-04-06 02:15:00.000000',NULL,1,'2026-04-06 02:15:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(55,'edit',0,9,9,'telegram','7105',1,7,'{"edits":42,"stripped":false}',NULL,'sent','2026-04-06 03:05:00.000000','2026-04-06 03:05:00.000000',NULL,1,'2026-04-06 03:05:00.000000','3','[["📝 Báo cáo tiến độ","report:7"],["🏁 Xác nhận hoàn thành","confirm:7"],["⚠️ Vướng mắc","obstacle:7"],["⏳ Xin gia hạn","extend:7"],["👥 Giao người thực hiện","delegate:7"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:7"],["📎 Toàn văn","text:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(56,'answer',0,9,9,'telegram','7105',1,7,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 10:05 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:7"],["🏁 Xác nhận hoàn thành","confirm:7"],["⚠️ Vướng mắc","obstacle:7"],["⏳ Xin gia hạn","extend:7"],["👥 Giao người thực hiện","delegate:7"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:7"],["📎 Toàn văn","text:7"]],"reply_to":"3","menu_only":true}',NULL,'sent','2026-04-06 03:05:00.000000','2026-04-06 03:05:00.000000',NULL,1,'2026-04-06 03:05:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(57,'edit',0,11,11,'telegram','7107',1,1,'{"edits":37,"stripped":false}',NULL,'sent','2026-04-06 03:20:00.000000','2026-04-06 03:20:00.000000',NULL,1,'2026-04-06 03:20:00.000000','3','[["📝 Báo cáo tiến độ","report:1"],["🏁 Xác nhận hoàn thành","confirm:1"],["⚠️ Vướng mắc","obstacle:1"],["⏳ Xin gia hạn","extend:1"],["👥 Giao người thực hiện","delegate:1"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:1"],["📎 Toàn văn","text:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(58,'answer',0,11,11,'telegram','7107',1,1,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 10:20 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:1"],["🏁 Xác nhận hoàn thành","confirm:1"],["⚠️ Vướng mắc","obstacle:1"],["⏳ Xin gia hạn","extend:1"],["👥 Giao người thực hiện","delegate:1"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:1"],["📎 Toàn văn","text:1"]],"reply_to":"4","menu_only":true}',NULL,'sent','2026-04-06 03:20:00.000000','2026-04-06 03:20:00.000000',NULL,1,'2026-04-06 03:20:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(59,'edit',0,16,16,'telegram','7110',1,6,'{"edits":41,"stripped":false}',NULL,'sent','2026-04-06 06:40:00.000000','2026-04-06 06:40:00.000000',NULL,1,'2026-04-06 06:40:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(60,'answer',0,16,16,'telegram','7110',1,6,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 13:40 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:6"],["📎 Toàn văn","text:6"]],"reply_to":"4","menu_only":true}',NULL,'sent','2026-04-06 06:40:00.000000','2026-04-06 06:40:00.000000',NULL,1,'2026-04-06 06:40:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(61,'edit',0,10,10,'telegram','7106',1,10,'{"edits":44,"stripped":false}',NULL,'sent','2026-04-06 07:00:00.000000','2026-04-06 07:00:00.000000',NULL,1,'2026-04-06 07:00:00.000000','3','[["📝 Báo cáo tiến độ","report:10"],["🏁 Xác nhận hoàn thành","confirm:10"],["⚠️ Vướng mắc","obstacle:10"],["⏳ Xin gia hạn","extend:10"],["👥 Giao người thực hiện","delegate:10"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:10"],["📎 Toàn văn","text:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(62,'answer',0,10,10,'telegram','7106',1,10,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 14:00 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:10"],["🏁 Xác nhận hoàn thành","confirm:10"],["⚠️ Vướng mắc","obstacle:10"],["⏳ Xin gia hạn","extend:10"],["👥 Giao người thực hiện","delegate:10"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:10"],["📎 Toàn văn","text:10"]],"reply_to":"3","menu_only":true}',NULL,'sent','2026-04-06 07:00:00.000000','2026-04-06 07:00:00.000000',NULL,1,'2026-04-06 07:00:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(63,'edit',0,12,12,'telegram','7108',1,3,'{"edits":39,"stripped":false}',NULL,'sent','2026-04-06 07:10:00.000000','2026-04-06 07:10:00.000000',NULL,1,'2026-04-06 07:10:00.000000','3','[["📝 Báo cáo tiến độ","report:3"],["🏁 Xác nhận hoàn thành","confirm:3"],["⚠️ Vướng mắc","obstacle:3"],["⏳ Xin gia hạn","extend:3"],["👥 Giao người thực hiện","delegate:3"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:3"],["📎 Toàn văn","text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(64,'answer',0,12,12,'telegram','7108',1,3,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 14:10 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:3"],["🏁 Xác nhận hoàn thành","confirm:3"],["⚠️ Vướng mắc","obstacle:3"],["⏳ Xin gia hạn","extend:3"],["👥 Giao người thực hiện","delegate:3"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:3"],["📎 Toàn văn","text:3"]],"reply_to":"3","menu_only":true}',NULL,'sent','2026-04-06 07:10:00.000000','2026-04-06 07:10:00.000000',NULL,1,'2026-04-06 07:10:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(65,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":1,"why":"silence"}','nudge:4:1:2026-04-07T01:30:00+00:00','sent','2026-04-07 01:30:00.000000','2026-04-07 01:30:00.000000',NULL,1,'2026-04-07 01:30:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(66,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet":true}',NULL,'sent','2026-04-07 01:30:00.000000','2026-04-07 01:30:00.000000',NULL,1,'2026-04-07 01:30:00.000000','20','[["📞 Đã nhận qua điện thoại – NSVS","phoned:5"],["📵 Gọi chưa được – NSVS","notphoned:5"],["📞 Đã nhận qua điện thoại – TL","phoned:9"],["📵 Gọi chưa được – TL","notphoned:9"]]',NULL,0);
INSERT INTO "deliveries" VALUES(67,'answer',0,16,16,'telegram','7110',1,6,'{"text":"👥 Giao người thực hiện\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\n• Ma Thị Nhung – Chuyên viên\nMời đồng chí chọn người thực hiện. Người được giao nhận nhắc việc và báo cáo; đồng chí vẫn chịu trách nhiệm chung.","choices":[["Ma Thị Nhung","handto:6:17"],["➕ Mời người mới","handnew:6"]],"reply_to":"3"}',NULL,'sent','2026-04-07 02:00:00.000000','2026-04-07 02:00:00.000000',NULL,1,'2026-04-07 02:00:00.000000','6','[["Ma Thị Nhung","handto:6:17"],["➕ Mời người mới","handnew:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(68,'edit',0,16,16,'telegram','7110',1,6,'{"edits":41,"stripped":false}',NULL,'sent','2026-04-07 02:00:00.000000','2026-04-07 02:00:00.000000',NULL,1,'2026-04-07 02:00:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(69,'directive',1,17,17,'telegram','7210',1,6,'{"handed":true}','directive:6:17:1','sent','2026-04-07 02:00:00.000000','2026-04-07 02:00:00.000000',NULL,1,'2026-04-07 02:00:00.000000','3','[["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(70,'notice',2,17,17,'telegram','7210',1,6,'{"text":"👥 GIAO THỰC HIỆN: văn bản số …/SNN-VP\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\n\nĐồng chí Lộc Thị Bích giao đồng chí thực hiện văn bản này. Thời hạn: không ghi trong văn bản.\nMời đồng chí báo cáo tiến độ bằng nút 📝 hoặc trả lời tin này. Khi xong, mời báo cáo kết quả; việc xác nhận hoàn thành do thủ trưởng đơn vị thực hiện.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 09:00 ngày 16/04/2026."}',NULL,'sent','2026-04-07 02:00:00.000000','2026-04-07 02:00:00.000000',NULL,1,'2026-04-07 02:00:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(71,'answer',0,16,16,'telegram','7110',1,6,'{"text":"👥 Đã giao người thực hiện\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNgười thực hiện: đồng chí Ma Thị Nhung.\nHệ thống đã gửi văn bản và từ nay nhắc đồng chí Ma Thị Nhung; mỗi tuần báo đồng chí tình hình một lần.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 09:00 ngày 16/04/2026.\nMuốn thu lại hoặc giao người khác: bấm 👥 hoặc nhắn “giao việc”.","choices":[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:6"],["📎 Toàn văn","text:6"]],"reply_to":"6","menu_only":true}',NULL,'sent','2026-04-07 02:00:00.000000','2026-04-07 02:00:00.000000',NULL,1,'2026-04-07 02:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(72,'edit',5,16,16,'telegram','7110',1,6,'{"edits":41,"stripped":false}',NULL,'sent','2026-04-07 02:00:00.000000','2026-04-07 02:00:00.000000',NULL,1,'2026-04-07 02:00:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(73,'edit',5,17,17,'telegram','7210',1,6,'{"edits":69,"stripped":false}',NULL,'sent','2026-04-07 02:00:00.000000','2026-04-07 02:00:00.000000',NULL,1,'2026-04-07 02:00:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["⚠️ Vướng mắc","obstacle:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(74,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":2,"why":"silence"}','nudge:4:2:2026-04-08T01:30:00+00:00','sent','2026-04-08 01:30:00.000000','2026-04-08 01:30:00.000000',NULL,1,'2026-04-08 01:30:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(75,'edit',5,18,18,'telegram','7111',1,4,'{"edits":65,"stripped":true}',NULL,'sent','2026-04-08 01:30:00.000000','2026-04-08 01:30:00.000000',NULL,1,'2026-04-08 01:30:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(76,'edit',0,7,7,'telegram','7103',1,2,'{"edits":38,"stripped":false}',NULL,'sent','2026-04-08 02:30:00.000000','2026-04-08 02:30:00.000000',NULL,1,'2026-04-08 02:30:00.000000','3','[["📝 Báo cáo tiến độ","report:2"],["🏁 Xác nhận hoàn thành","confirm:2"],["⚠️ Vướng mắc","obstacle:2"],["⏳ Xin gia hạn","extend:2"],["👥 Giao người thực hiện","delegate:2"],["📎 Toàn văn","text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(77,'answer',0,7,7,'telegram','7103',1,2,'{"text":"📝 Đã ghi nhận tiến độ\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nMức độ hoàn thành: 60%.\nNội dung: 60%, đã đối chiếu xong 9/15 nhiệm vụ\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 09:30 ngày 17/04/2026.","choices":[["📝 Báo cáo tiến độ","report:2"],["🏁 Xác nhận hoàn thành","confirm:2"],["⚠️ Vướng mắc","obstacle:2"],["⏳ Xin gia hạn","extend:2"],["👥 Giao người thực hiện","delegate:2"],["📎 Toàn văn","text:2"]],"reply_to":"5","menu_only":true}',NULL,'sent','2026-04-08 02:30:00.000000','2026-04-08 02:30:00.000000',NULL,1,'2026-04-08 02:30:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(78,'answer',0,12,12,'telegram','7108',1,3,'{"text":"⚠️ Vướng mắc\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nMời đồng chí nhắn nội dung vướng mắc và đề xuất hướng tháo gỡ.","choices":[],"reply_to":"3"}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(79,'edit',0,12,12,'telegram','7108',1,3,'{"edits":39,"stripped":false}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','3','[["📝 Báo cáo tiến độ","report:3"],["🏁 Xác nhận hoàn thành","confirm:3"],["⚠️ Vướng mắc","obstacle:3"],["⏳ Xin gia hạn","extend:3"],["👥 Giao người thực hiện","delegate:3"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:3"],["📎 Toàn văn","text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(80,'notice',2,2,2,'telegram','7002',1,NULL,'{"text":"⚠️ VƯỚNG MẮC: văn bản số …/SNN-VP\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\n\nChi cục Kiểm lâm (Chi cục trưởng Hứa Văn Tài) báo cáo:\nPhần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc với đơn vị cung cấp\n\nĐề nghị đồng chí phối hợp tháo gỡ. Hệ thống tạm dừng nhắc đơn vị đến 15:00 ngày 13/04/2026.","choices":[["✔️ Đã tháo gỡ","clear:3"]]}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','21','[["✔️ Đã tháo gỡ","clear:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(81,'answer',0,12,12,'telegram','7108',1,3,'{"text":"⚠️ Đã ghi nhận vướng mắc\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐã chuyển đến đồng chí Lương Thu Hà.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 15:00 ngày 17/04/2026.","choices":[["📝 Báo cáo tiến độ","report:3"],["🏁 Xác nhận hoàn thành","confirm:3"],["⚠️ Vướng mắc","obstacle:3"],["⏳ Xin gia hạn","extend:3"],["👥 Giao người thực hiện","delegate:3"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:3"],["📎 Toàn văn","text:3"]],"reply_to":"6","menu_only":true}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(82,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":3,"why":"silence"}','nudge:4:3:2026-04-09T01:30:00+00:00','sent','2026-04-09 01:30:00.000000','2026-04-09 01:30:00.000000',NULL,1,'2026-04-09 01:30:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(83,'edit',5,18,18,'telegram','7111',1,4,'{"edits":74,"stripped":true}',NULL,'sent','2026-04-09 01:30:00.000000','2026-04-09 01:30:00.000000',NULL,1,'2026-04-09 01:30:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(84,'escalation',2,19,19,'telegram','7211',1,NULL,'{"call_sheet":false}',NULL,'sent','2026-04-10 01:30:00.000000','2026-04-10 01:30:00.000000',NULL,1,'2026-04-10 01:30:00.000000','3','[["📞 Đã nhận qua điện thoại","phoned:4"],["📵 Gọi chưa được","notphoned:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(85,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet":false}',NULL,'sent','2026-04-10 01:30:00.000000','2026-04-10 01:30:00.000000',NULL,1,'2026-04-10 01:30:00.000000','22','[["📞 Đã nhận qua điện thoại","phoned:4"],["📵 Gọi chưa được","notphoned:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(86,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":4,"why":"silence"}','nudge:4:4:2026-04-13T01:30:00+00:00','sent','2026-04-13 01:30:00.000000','2026-04-13 01:30:00.000000',NULL,1,'2026-04-13 01:30:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(87,'edit',5,18,18,'telegram','7111',1,4,'{"edits":82,"stripped":true}',NULL,'sent','2026-04-13 01:30:00.000000','2026-04-13 01:30:00.000000',NULL,1,'2026-04-13 01:30:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(88,'directive',1,12,12,'telegram','7108',2,13,'{}','directive:13:12:0','sent','2026-04-13 01:30:00.000000','2026-04-13 01:30:00.000000',NULL,1,'2026-04-13 01:30:00.000000','8','[["📎 Toàn văn","text:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(89,'directive',1,11,11,'telegram','7107',2,14,'{}','directive:14:11:0','sent','2026-04-13 01:30:00.000000','2026-04-13 01:30:00.000000',NULL,1,'2026-04-13 01:30:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(90,'directive',1,10,10,'telegram','7106',2,15,'{}','directive:15:10:0','sent','2026-04-13 01:30:00.000000','2026-04-13 01:30:00.000000',NULL,1,'2026-04-13 01:30:00.000000','5','[["📎 Toàn văn","text:15"]]',NULL,0);
INSERT INTO "deliveries" VALUES(91,'edit',0,10,10,'telegram','7106',2,15,'{"edits":90,"stripped":false}',NULL,'sent','2026-04-13 01:45:00.000000','2026-04-13 01:45:00.000000',NULL,1,'2026-04-13 01:45:00.000000','5','[["📝 Báo cáo tiến độ","report:15"],["🏁 Xác nhận hoàn thành","confirm:15"],["⚠️ Vướng mắc","obstacle:15"],["⏳ Xin gia hạn","extend:15"],["👥 Giao người thực hiện","delegate:15"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:15"],["📎 Toàn văn","text:15"]]',NULL,0);
INSERT INTO "deliveries" VALUES(92,'answer',0,10,10,'telegram','7106',2,15,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 07:30 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:15"],["🏁 Xác nhận hoàn thành","confirm:15"],["⚠️ Vướng mắc","obstacle:15"],["⏳ Xin gia hạn","extend:15"],["👥 Giao người thực hiện","delegate:15"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:15"],["📎 Toàn văn","text:15"]],"reply_to":"5","menu_only":true}',NULL,'sent','2026-04-13 01:45:00.000000','2026-04-13 01:45:00.000000',NULL,1,'2026-04-13 01:45:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(93,'answer',0,11,11,'telegram','7107',2,14,'{"text":"↩️ Không thuộc nhiệm vụ đơn vị\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nMời đồng chí nhắn lý do; nếu biết, nêu rõ đơn vị phù hợp.","choices":[],"reply_to":"6"}',NULL,'sent','2026-04-13 02:10:00.000000','2026-04-13 02:10:00.000000',NULL,1,'2026-04-13 02:10:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(94,'edit',0,11,11,'telegram','7107',2,14,'{"edits":89,"stripped":false}',NULL,'sent','2026-04-13 02:10:00.000000','2026-04-13 02:10:00.000000',NULL,1,'2026-04-13 02:10:00.000000','6','[["📎 Toàn văn","text:14"]]',NULL,0);
INSERT INTO "deliveries" VALUES(95,'notice',2,2,2,'telegram','7002',2,NULL,'{"text":"↩️ ĐỀ NGHỊ CHUYỂN: văn bản số 1046/SNN-KHTC\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\n\nChi cục Chăn nuôi và Thú y (Bế Văn Sơn) báo cáo nội dung này không thuộc nhiệm vụ của đơn vị.\nLý do: Kho của Chi cục đã bàn giao Chi cục Phát triển nông thôn từ tháng 01/2026\n\nHệ thống tạm dừng nhắc đơn vị cho đến khi có quyết định.","choices":[["➡️ Chuyển đơn vị khác","handon:14"],["↩️ Giữ nguyên giao","uphold:14"],["🛑 Rút","takeback:14"]],"waits":"declined","since":"2026-04-13T02:10:00+00:00"}',NULL,'sent','2026-04-13 02:10:00.000000','2026-04-13 02:10:00.000000',NULL,1,'2026-04-13 02:10:00.000000','23','[["➡️ Chuyển đơn vị khác","handon:14"],["↩️ Giữ nguyên giao","uphold:14"],["🛑 Rút","takeback:14"]]',NULL,0);
INSERT INTO "deliveries" VALUES(96,'answer',0,11,11,'telegram','7107',2,14,'{"text":"↩️ Đã gửi đề nghị chuyển nhiệm vụ\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐã chuyển đến đồng chí Lương Thu Hà. Hệ thống tạm dừng nhắc cho đến khi có quyết định.","choices":[["📎 Toàn văn","text:14"]],"reply_to":"8","menu_only":true}',NULL,'sent','2026-04-13 02:10:00.000000','2026-04-13 02:10:00.000000',NULL,1,'2026-04-13 02:10:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(97,'answer',0,2,2,'telegram','7002',NULL,NULL,'{"text":"➡️ Chuyển đơn vị khác\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐơn vị: Chi cục Chăn nuôi và Thú y\nMời đồng chí nhắn mã đơn vị nhận, ví dụ: CNTY. Tra mã: /donvi","choices":[],"reply_to":"23"}',NULL,'sent','2026-04-13 02:30:00.000000','2026-04-13 02:30:00.000000',NULL,1,'2026-04-13 02:30:00.000000','24','[]',NULL,0);
INSERT INTO "deliveries" VALUES(98,'edit',0,11,11,'telegram','7107',2,14,'{"edits":89,"stripped":false}',NULL,'sent','2026-04-13 02:30:00.000000','2026-04-13 02:30:00.000000',NULL,1,'2026-04-13 02:30:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(99,'notice',2,11,11,'telegram','7107',2,14,'{"text":"🛑 THU HỒI: văn bản số 1046/SNN-KHTC\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\n\nNhiệm vụ đã được chuyển cho Chi cục Phát triển nông thôn. Đơn vị không phải thực hiện văn bản này; hệ thống sẽ không nhắc thêm. Trân trọng cảm ơn."}',NULL,'sent','2026-04-13 02:30:00.000000','2026-04-13 02:30:00.000000',NULL,1,'2026-04-13 02:30:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(100,'directive',1,16,16,'telegram','7110',2,16,'{}','directive:16:16:0','sent','2026-04-13 02:30:00.000000','2026-04-13 02:30:00.000000',NULL,1,'2026-04-13 02:30:00.000000','8','[["📎 Toàn văn","text:16"]]',NULL,0);
INSERT INTO "deliveries" VALUES(101,'answer',0,2,2,'telegram','7002',NULL,NULL,'{"text":"➡️ Đã chuyển cho Chi cục Phát triển nông thôn; hai đơn vị đã được báo.\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐơn vị: Chi cục Chăn nuôi và Thú y","choices":[],"reply_to":"25"}',NULL,'sent','2026-04-13 02:30:00.000000','2026-04-13 02:30:00.000000',NULL,1,'2026-04-13 02:30:00.000000','26','[]',NULL,0);
INSERT INTO "deliveries" VALUES(102,'edit',0,16,16,'telegram','7110',2,16,'{"edits":100,"stripped":false}',NULL,'sent','2026-04-13 02:45:00.000000','2026-04-13 02:45:00.000000',NULL,1,'2026-04-13 02:45:00.000000','8','[["📝 Báo cáo tiến độ","report:16"],["🏁 Xác nhận hoàn thành","confirm:16"],["⚠️ Vướng mắc","obstacle:16"],["⏳ Xin gia hạn","extend:16"],["👥 Giao người thực hiện","delegate:16"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:16"],["📎 Toàn văn","text:16"]]',NULL,0);
INSERT INTO "deliveries" VALUES(103,'answer',0,16,16,'telegram','7110',2,16,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 07:30 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:16"],["🏁 Xác nhận hoàn thành","confirm:16"],["⚠️ Vướng mắc","obstacle:16"],["⏳ Xin gia hạn","extend:16"],["👥 Giao người thực hiện","delegate:16"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:16"],["📎 Toàn văn","text:16"]],"reply_to":"8","menu_only":true}',NULL,'sent','2026-04-13 02:45:00.000000','2026-04-13 02:45:00.000000',NULL,1,'2026-04-13 02:45:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(104,'answer',0,4,4,'telegram','7101',1,12,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:12"],["Quay lại","back:12"]],"reply_to":"3"}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','5','[["✔️ Đồng ý","agree:12"],["Quay lại","back:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(105,'edit',0,4,4,'telegram','7101',1,12,'{"edits":46,"stripped":false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','3','[["📎 Toàn văn","text:12"],["🔄 Mở lại","reopen:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(106,'edit',5,4,4,'telegram','7101',1,12,'{"edits":46,"stripped":false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-14 03:00:00.000000',NULL,1,'2026-04-14 03:00:00.000000','3','[["📎 Toàn văn","text:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(107,'answer',0,4,4,'telegram','7101',1,12,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:12"],["🔄 Mở lại","reopen:12"]],"reply_to":"5","menu_only":true}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(108,'answer',0,6,6,'telegram','7102',1,11,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:11"],["Quay lại","back:11"]],"reply_to":"3"}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','5','[["✔️ Đồng ý","agree:11"],["Quay lại","back:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(109,'edit',0,6,6,'telegram','7102',1,11,'{"edits":45,"stripped":false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','3','[["📎 Toàn văn","text:11"],["🔄 Mở lại","reopen:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(110,'edit',5,6,6,'telegram','7102',1,11,'{"edits":45,"stripped":false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-14 03:00:00.000000',NULL,1,'2026-04-14 03:00:00.000000','3','[["📎 Toàn văn","text:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(111,'answer',0,6,6,'telegram','7102',1,11,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:11"],["🔄 Mở lại","reopen:11"]],"reply_to":"5","menu_only":true}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(112,'answer',0,8,8,'telegram','7104',1,8,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:8"],["Quay lại","back:8"]],"reply_to":"3"}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','5','[["✔️ Đồng ý","agree:8"],["Quay lại","back:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(113,'edit',0,8,8,'telegram','7104',1,8,'{"edits":43,"stripped":false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','3','[["📎 Toàn văn","text:8"],["🔄 Mở lại","reopen:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(114,'edit',5,8,8,'telegram','7104',1,8,'{"edits":43,"stripped":false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-14 03:00:00.000000',NULL,1,'2026-04-14 03:00:00.000000','3','[["📎 Toàn văn","text:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(115,'answer',0,8,8,'telegram','7104',1,8,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:8"],["🔄 Mở lại","reopen:8"]],"reply_to":"5","menu_only":true}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(116,'edit',0,12,12,'telegram','7108',2,13,'{"edits":88,"stripped":false}',NULL,'sent','2026-04-13 07:00:00.000000','2026-04-13 07:00:00.000000',NULL,1,'2026-04-13 07:00:00.000000','8','[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:13"],["📎 Toàn văn","text:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(117,'answer',0,12,12,'telegram','7108',2,13,'{"text":"✅ Đã ghi nhận việc tiếp nhận\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐề nghị đồng chí chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 07:30 ngày 15/04/2026.","choices":[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:13"],["📎 Toàn văn","text:13"]],"reply_to":"8","menu_only":true}',NULL,'sent','2026-04-13 07:00:00.000000','2026-04-13 07:00:00.000000',NULL,1,'2026-04-13 07:00:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(118,'answer',0,12,12,'telegram','7108',2,13,'{"text":"⏳ Xin gia hạn\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nThời hạn hiện nay: 24/04/2026.\nMời đồng chí nhắn ngày hoặc số ngày xin thêm, rồi đến lý do, ví dụ: “25/07/2026 chờ số liệu của các xã” hoặc “5 ngày, chờ kinh phí”.","choices":[],"reply_to":"8"}',NULL,'sent','2026-04-13 07:00:00.000000','2026-04-13 07:00:00.000000',NULL,1,'2026-04-13 07:00:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(119,'edit',0,12,12,'telegram','7108',2,13,'{"edits":88,"stripped":false}',NULL,'sent','2026-04-13 07:00:00.000000','2026-04-13 07:00:00.000000',NULL,1,'2026-04-13 07:00:00.000000','8','[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["📎 Toàn văn","text:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(120,'notice',2,1,1,'telegram','7001',2,NULL,'{"text":"⏳ XIN GIA HẠN: văn bản số 1046/SNN-KHTC\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\n\nChi cục Kiểm lâm (Hứa Văn Tài) xin gia hạn.\nThời hạn hiện nay: 24/04/2026; xin đến: 29/04/2026.\nLý do: các trạm ở xa, chưa kiểm kê xong\n\nHệ thống tạm dừng nhắc đơn vị cho đến khi có quyết định.","choices":[["✔️ Chấp thuận gia hạn","givetime:1"],["✖️ Chưa chấp thuận","notime:1"]],"waits":"extension","since":"2026-04-13T07:00:00+00:00"}',NULL,'sent','2026-04-13 07:00:00.000000','2026-04-13 07:00:00.000000',NULL,1,'2026-04-13 07:00:00.000000','3','[["✔️ Chấp thuận gia hạn","givetime:1"],["✖️ Chưa chấp thuận","notime:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(121,'answer',0,12,12,'telegram','7108',2,13,'{"text":"⏳ Đã gửi đề nghị gia hạn\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nXin gia hạn đến 29/04/2026. Lý do: các trạm ở xa, chưa kiểm kê xong\nĐã chuyển đến đồng chí Vi Quốc Trung. Hệ thống tạm dừng nhắc cho đến khi có quyết định.","choices":[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["📎 Toàn văn","text:13"]],"reply_to":"11","menu_only":true}',NULL,'sent','2026-04-13 07:00:00.000000','2026-04-13 07:00:00.000000',NULL,1,'2026-04-13 07:00:00.000000','12','[]',NULL,0);
INSERT INTO "deliveries" VALUES(122,'edit',0,12,12,'telegram','7108',2,13,'{"edits":88,"stripped":false}',NULL,'sent','2026-04-13 07:20:00.000000','2026-04-13 07:20:00.000000',NULL,1,'2026-04-13 07:20:00.000000','8','[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:13"],["📎 Toàn văn","text:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(123,'notice',2,12,12,'telegram','7108',2,13,'{"text":"⏳ KẾT QUẢ GIA HẠN: văn bản số 1046/SNN-KHTC\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\n\nĐồng chí Vi Quốc Trung đã chấp thuận gia hạn.\nThời hạn mới: 29/04/2026.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 07:30 ngày 17/04/2026.","offers_acts":true,"choices":[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:13"],["📎 Toàn văn","text:13"]]}',NULL,'sent','2026-04-13 07:20:00.000000','2026-04-13 07:20:00.000000',NULL,1,'2026-04-13 07:20:00.000000','13','[]',NULL,0);
INSERT INTO "deliveries" VALUES(124,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"⏳ Đã chấp thuận gia hạn lúc 14:20 ngày 13/04/2026 (Vi Quốc Trung); đơn vị đã được báo.\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐơn vị: Chi cục Kiểm lâm\nThời hạn: 29/04/2026.","choices":[],"reply_to":"3"}',NULL,'sent','2026-04-13 07:20:00.000000','2026-04-13 07:20:00.000000',NULL,1,'2026-04-13 07:20:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(125,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":5,"why":"silence"}','nudge:4:5:2026-04-14T01:30:00+00:00','sent','2026-04-14 01:30:00.000000','2026-04-14 01:30:00.000000',NULL,1,'2026-04-14 01:30:00.000000','8','[]',NULL,0);
INSERT INTO "deliveries" VALUES(126,'edit',5,18,18,'telegram','7111',1,4,'{"edits":86,"stripped":true}',NULL,'sent','2026-04-14 01:30:00.000000','2026-04-14 01:30:00.000000',NULL,1,'2026-04-14 01:30:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(127,'notice',2,16,16,'telegram','7110',NULL,NULL,'{"text":"👥 TÌNH HÌNH VIỆC ĐÃ GIAO\n\n• VB1 (văn bản số …/SNN-VP): Ma Thị Nhung chưa báo cáo.\n\nMời xem chi tiết, giao lại: /viec","choices":[["VB1 – …/SNN-VP","open:6"]]}',NULL,'sent','2026-04-14 02:00:00.000000','2026-04-14 02:00:00.000000',NULL,1,'2026-04-14 02:00:00.000000','10','[["VB1 – …/SNN-VP","open:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(128,'edit',0,16,16,'telegram','7110',1,6,'{"edits":41,"stripped":false}',NULL,'sent','2026-04-14 03:00:00.000000','2026-04-14 03:00:00.000000',NULL,1,'2026-04-14 03:00:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(129,'edit',0,17,17,'telegram','7210',1,6,'{"edits":69,"stripped":false}',NULL,'sent','2026-04-14 03:00:00.000000','2026-04-14 03:00:00.000000',NULL,1,'2026-04-14 03:00:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["⚠️ Vướng mắc","obstacle:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(130,'answer',0,17,17,'telegram','7210',1,6,'{"text":"📝 Đã ghi nhận tiến độ\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nMức độ hoàn thành: 40%.\nNội dung: 40%, đã rà soát hồ sơ của 3 phòng\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 10:00 ngày 23/04/2026.","choices":[["📝 Báo cáo tiến độ","report:6"],["⚠️ Vướng mắc","obstacle:6"],["📎 Toàn văn","text:6"]],"reply_to":"5","menu_only":true}',NULL,'sent','2026-04-14 03:00:00.000000','2026-04-14 03:00:00.000000',NULL,1,'2026-04-14 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(131,'digest',4,10,10,'telegram','7106',NULL,NULL,'{"day":"2026-04-15","lines":[[15,"nudge",1,"before_due","2026-04-15T00:30:00+00:00"],[10,"nudge",1,"no_deadline","2026-04-15T00:30:00+00:00"]],"held":[]}','digest:10:2026-04-15','sent','2026-04-15 00:30:00.000000','2026-04-15 00:30:00.000000',NULL,1,'2026-04-15 00:30:00.000000','7','[["VB2 – 1046/SNN-KHTC","open:15"],["VB1 – …/SNN-VP","open:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(132,'nudge',3,16,16,'telegram','7110',2,16,'{"nth":1,"why":"before_due"}','nudge:16:1:2026-04-15T00:30:00+00:00','sent','2026-04-15 00:30:00.000000','2026-04-15 00:30:00.000000',NULL,1,'2026-04-15 00:30:00.000000','11','[]',NULL,0);
INSERT INTO "deliveries" VALUES(133,'answer',0,10,10,'telegram','7106',2,15,'{"text":"Văn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nThời hạn: 24/04/2026. Đã tiếp nhận lúc 08:45 ngày 13/04/2026 (Nông Thị Mai).","choices":[["📝 Báo cáo tiến độ","report:15"],["🏁 Xác nhận hoàn thành","confirm:15"],["⚠️ Vướng mắc","obstacle:15"],["⏳ Xin gia hạn","extend:15"],["👥 Giao người thực hiện","delegate:15"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:15"],["📎 Toàn văn","text:15"]],"reply_to":"7"}',NULL,'sent','2026-04-15 01:00:00.000000','2026-04-15 01:00:00.000000',NULL,1,'2026-04-15 01:00:00.000000','8','[["📝 Báo cáo tiến độ","report:15"],["🏁 Xác nhận hoàn thành","confirm:15"],["⚠️ Vướng mắc","obstacle:15"],["⏳ Xin gia hạn","extend:15"],["👥 Giao người thực hiện","delegate:15"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:15"],["📎 Toàn văn","text:15"]]',NULL,0);
INSERT INTO "deliveries" VALUES(134,'edit',0,10,10,'telegram','7106',2,15,'{"edits":90,"stripped":false}',NULL,'sent','2026-04-15 01:00:00.000000','2026-04-15 01:00:00.000000',NULL,1,'2026-04-15 01:00:00.000000','5','[["📝 Báo cáo tiến độ","report:15"],["🏁 Xác nhận hoàn thành","confirm:15"],["⚠️ Vướng mắc","obstacle:15"],["⏳ Xin gia hạn","extend:15"],["👥 Giao người thực hiện","delegate:15"],["📎 Toàn văn","text:15"]]',NULL,0);
INSERT INTO "deliveries" VALUES(135,'answer',0,10,10,'telegram','7106',2,15,'{"text":"📝 Đã ghi nhận tiến độ\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nMức độ hoàn thành: 70%.\nNội dung: 70%, còn hai trạm ở Tràng Định\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 07:30 ngày 21/04/2026.","choices":[["📝 Báo cáo tiến độ","report:15"],["🏁 Xác nhận hoàn thành","confirm:15"],["⚠️ Vướng mắc","obstacle:15"],["⏳ Xin gia hạn","extend:15"],["👥 Giao người thực hiện","delegate:15"],["📎 Toàn văn","text:15"]],"reply_to":"9","menu_only":true}',NULL,'sent','2026-04-15 01:00:00.000000','2026-04-15 01:00:00.000000',NULL,1,'2026-04-15 01:00:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(136,'answer',0,16,16,'telegram','7110',2,16,'{"text":"⏰ Nhắc lại sau\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nMời đồng chí chọn thời gian.","choices":[["1 ngày làm việc","laterby:16:3"],["3 ngày làm việc","laterby:16:4"],["5 ngày làm việc","laterby:16:5"]],"reply_to":"11"}',NULL,'sent','2026-04-15 01:15:00.000000','2026-04-15 01:15:00.000000',NULL,1,'2026-04-15 01:15:00.000000','12','[["1 ngày làm việc","laterby:16:3"],["3 ngày làm việc","laterby:16:4"],["5 ngày làm việc","laterby:16:5"]]',NULL,0);
INSERT INTO "deliveries" VALUES(137,'edit',0,16,16,'telegram','7110',2,16,'{"edits":100,"stripped":false}',NULL,'sent','2026-04-15 01:15:00.000000','2026-04-15 01:15:00.000000',NULL,1,'2026-04-15 01:15:00.000000','8','[["📝 Báo cáo tiến độ","report:16"],["🏁 Xác nhận hoàn thành","confirm:16"],["⚠️ Vướng mắc","obstacle:16"],["⏳ Xin gia hạn","extend:16"],["👥 Giao người thực hiện","delegate:16"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:16"],["📎 Toàn văn","text:16"]]',NULL,0);
INSERT INTO "deliveries" VALUES(138,'edit',0,16,16,'telegram','7110',2,16,'{"edits":132,"stripped":false}',NULL,'dropped','2026-04-15 01:15:00.000000','2026-04-15 01:15:00.000000',NULL,0,NULL,NULL,NULL,'the buttons are right already',0);
INSERT INTO "deliveries" VALUES(139,'answer',0,16,16,'telegram','7110',2,16,'{"text":"⏰ Đã ghi nhận đề nghị nhắc lại sau\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐồng chí đề nghị không nhắc trước 08:15 ngày 22/04/2026. Nếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 08:15 ngày 22/04/2026.","choices":[["📝 Báo cáo tiến độ","report:16"],["🏁 Xác nhận hoàn thành","confirm:16"],["⚠️ Vướng mắc","obstacle:16"],["⏳ Xin gia hạn","extend:16"],["👥 Giao người thực hiện","delegate:16"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:16"],["📎 Toàn văn","text:16"]],"reply_to":"12","menu_only":true}',NULL,'sent','2026-04-15 01:15:00.000000','2026-04-15 01:15:00.000000',NULL,1,'2026-04-15 01:15:00.000000','13','[]',NULL,0);
INSERT INTO "deliveries" VALUES(140,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":6,"why":"silence"}','nudge:4:6:2026-04-15T01:30:00+00:00','sent','2026-04-15 01:30:00.000000','2026-04-15 01:30:00.000000',NULL,1,'2026-04-15 01:30:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(141,'edit',5,18,18,'telegram','7111',1,4,'{"edits":125,"stripped":true}',NULL,'sent','2026-04-15 01:30:00.000000','2026-04-15 01:30:00.000000',NULL,1,'2026-04-15 01:30:00.000000','8','[]',NULL,0);
INSERT INTO "deliveries" VALUES(142,'nudge',3,9,9,'telegram','7105',1,7,'{"nth":1,"why":"no_deadline"}','nudge:7:1:2026-04-15T03:05:00+00:00','sent','2026-04-15 03:05:00.000000','2026-04-15 03:05:00.000000',NULL,1,'2026-04-15 03:05:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(143,'nudge',3,11,11,'telegram','7107',1,1,'{"nth":1,"why":"no_deadline"}','nudge:1:1:2026-04-15T03:20:00+00:00','sent','2026-04-15 03:20:00.000000','2026-04-15 03:20:00.000000',NULL,1,'2026-04-15 03:20:00.000000','11','[]',NULL,0);
INSERT INTO "deliveries" VALUES(144,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":7,"why":"silence"}','nudge:4:7:2026-04-16T01:30:00+00:00','sent','2026-04-16 01:30:00.000000','2026-04-16 01:30:00.000000',NULL,1,'2026-04-16 01:30:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(145,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet":true}',NULL,'sent','2026-04-16 01:30:00.000000','2026-04-16 01:30:00.000000',NULL,1,'2026-04-16 01:30:00.000000','27','[["📞 Đã nhận qua điện thoại – NSVS","phoned:5"],["📵 Gọi chưa được – NSVS","notphoned:5"],["📞 Đã nhận qua điện thoại – TL","phoned:9"],["📵 Gọi chưa được – TL","notphoned:9"]]',NULL,0);
INSERT INTO "deliveries" VALUES(146,'escalation',2,1,1,'telegram','7001',1,NULL,'{"call_sheet":false}',NULL,'sent','2026-04-16 01:30:00.000000','2026-04-16 01:30:00.000000',NULL,1,'2026-04-16 01:30:00.000000','5','[["📞 Đã nhận qua điện thoại","phoned:4"],["📵 Gọi chưa được","notphoned:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(147,'edit',5,18,18,'telegram','7111',1,4,'{"edits":140,"stripped":true}',NULL,'sent','2026-04-16 01:30:00.000000','2026-04-16 01:30:00.000000',NULL,1,'2026-04-16 01:30:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(148,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"📊 TỔNG HỢP\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nThời hạn: không ghi trong văn bản\n\nTiếp nhận: 9/12 đơn vị\n• Hoàn thành đúng hạn: 3\n• Đang thực hiện, không ghi thời hạn: 9\n• Không liên lạc được qua ứng dụng: 2\n\n✅ Chi cục Chăn nuôi và Thú y: tiếp nhận 10:20 06/04, đã nhắc 1 lần\n✅ Phòng Kế hoạch - Tài chính: tiếp nhận 09:02 06/04, 60%\n✅ Chi cục Kiểm lâm: tiếp nhận 14:10 06/04, vướng mắc: Phần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc vớ…\n⏳ Trung tâm Khuyến nông: chưa tiếp nhận, đã nhắc 7 lần\n⏳ Trung tâm Nước sạch và Vệ sinh môi trường nông thôn: không liên lạc được (chưa tham gia)\n✅ Chi cục Phát triển nông thôn: tiếp nhận 13:40 06/04, 40%\n✅ Phòng Quản lý xây dựng công trình: tiếp nhận 10:05 06/04, đã nhắc 1 lần\n🏁 Phòng Tổ chức cán bộ: hoàn thành 10:00 13/04\n⏳ Chi cục Thủy lợi: không liên lạc được (đã chặn tin nhắn)\n✅ Chi cục Trồng trọt và Bảo vệ thực vật: tiếp nhận 14:00 06/04, đã nhắc 1 lần\n🏁 Thanh tra Sở: hoàn thành 10:00 13/04\n🏁 Văn phòng Sở: hoàn thành 10:00 13/04","choices":[["❓ Đơn vị chưa tiếp nhận","notyet:1"],["📣 Đôn đốc ngay","urge:1"],["📌 Đang thực hiện","summary:1:3"],["🏁 Hoàn thành","summary:1:4"],["⚠️ Có vướng mắc","summary:1:5"]],"reply_to":"6"}',NULL,'sent','2026-04-16 02:00:00.000000','2026-04-16 02:00:00.000000',NULL,1,'2026-04-16 02:00:00.000000','7','[["❓ Đơn vị chưa tiếp nhận","notyet:1"],["📣 Đôn đốc ngay","urge:1"],["📌 Đang thực hiện","summary:1:3"],["🏁 Hoàn thành","summary:1:4"],["⚠️ Có vướng mắc","summary:1:5"]]',NULL,0);
INSERT INTO "deliveries" VALUES(149,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"❓ Đơn vị chưa tiếp nhận văn bản số …/SNN-VP: 3\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\n\n• Trung tâm Khuyến nông: Giám đốc Chu Đình Khôi, điện thoại 0912000111; chưa tiếp nhận, đã nhắc 7 lần\n• Trung tâm Nước sạch và Vệ sinh môi trường nông thôn: Giám đốc Vy Thị Xuân, điện thoại 0912000112; không liên lạc được (chưa tham gia)\n• Chi cục Thủy lợi: Chi cục trưởng Dương Công Định, điện thoại 0912000109; không liên lạc được (đã chặn tin nhắn)","choices":[],"reply_to":"7"}',NULL,'sent','2026-04-16 02:00:00.000000','2026-04-16 02:00:00.000000',NULL,1,'2026-04-16 02:00:00.000000','8','[]',NULL,0);
INSERT INTO "deliveries" VALUES(150,'answer',0,2,2,'telegram','7002',NULL,NULL,'{"text":"📞 Đã nhận qua điện thoại\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐơn vị: Trung tâm Khuyến nông\nMời đồng chí nhắn họ tên người đã nhận cuộc gọi.","choices":[],"reply_to":"22"}',NULL,'sent','2026-04-16 02:30:00.000000','2026-04-16 02:30:00.000000',NULL,1,'2026-04-16 02:30:00.000000','28','[]',NULL,0);
INSERT INTO "deliveries" VALUES(151,'edit',0,18,18,'telegram','7111',1,4,'{"edits":40,"stripped":false}',NULL,'sent','2026-04-16 02:30:00.000000','2026-04-16 02:30:00.000000',NULL,1,'2026-04-16 02:30:00.000000','3','[["📝 Báo cáo tiến độ","report:4"],["🏁 Xác nhận hoàn thành","confirm:4"],["⚠️ Vướng mắc","obstacle:4"],["⏳ Xin gia hạn","extend:4"],["👥 Giao người thực hiện","delegate:4"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:4"],["📎 Toàn văn","text:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(152,'edit',0,18,18,'telegram','7111',1,4,'{"edits":144,"stripped":false}',NULL,'sent','2026-04-16 02:30:00.000000','2026-04-16 02:30:00.000000',NULL,1,'2026-04-16 02:30:00.000000','10','[["📝 Báo cáo tiến độ","report:4"],["🏁 Xác nhận hoàn thành","confirm:4"],["⚠️ Vướng mắc","obstacle:4"],["⏳ Xin gia hạn","extend:4"],["👥 Giao người thực hiện","delegate:4"],["↩️ Không thuộc nhiệm vụ đơn vị","decline:4"],["📎 Toàn văn","text:4"],["⏰ Nhắc lại sau","later:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(153,'answer',0,2,2,'telegram','7002',NULL,NULL,'{"text":"📞 Đã ghi nhận qua điện thoại.\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐơn vị: Trung tâm Khuyến nông\nĐã tiếp nhận lúc 09:30 ngày 16/04/2026 (Chị Nga, Phòng Hành chính, qua điện thoại, Lương Thu Hà ghi nhận).\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 09:30 ngày 28/04/2026.","choices":[],"reply_to":"29"}',NULL,'sent','2026-04-16 02:30:00.000000','2026-04-16 02:30:00.000000',NULL,1,'2026-04-16 02:30:00.000000','30','[]',NULL,0);
INSERT INTO "deliveries" VALUES(154,'edit',0,18,18,'telegram','7111',1,4,'{"edits":40,"stripped":false}',NULL,'sent','2026-04-16 04:00:00.000000','2026-04-16 04:00:00.000000',NULL,1,'2026-04-16 04:00:00.000000','3','[["📝 Báo cáo tiến độ","report:4"],["🏁 Xác nhận hoàn thành","confirm:4"],["⚠️ Vướng mắc","obstacle:4"],["⏳ Xin gia hạn","extend:4"],["👥 Giao người thực hiện","delegate:4"],["📎 Toàn văn","text:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(155,'edit',0,18,18,'telegram','7111',1,4,'{"edits":144,"stripped":false}',NULL,'sent','2026-04-16 04:00:00.000000','2026-04-16 04:00:00.000000',NULL,1,'2026-04-16 04:00:00.000000','10','[["📝 Báo cáo tiến độ","report:4"],["🏁 Xác nhận hoàn thành","confirm:4"],["⚠️ Vướng mắc","obstacle:4"],["⏳ Xin gia hạn","extend:4"],["👥 Giao người thực hiện","delegate:4"],["📎 Toàn văn","text:4"],["⏰ Nhắc lại sau","later:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(156,'answer',0,18,18,'telegram','7111',1,4,'{"text":"📝 Đã ghi nhận tiến độ\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nMức độ hoàn thành: 20%.\nNội dung: 20%, đơn vị xin lỗi vì phản hồi chậm\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 11:00 ngày 28/04/2026.","choices":[["📝 Báo cáo tiến độ","report:4"],["🏁 Xác nhận hoàn thành","confirm:4"],["⚠️ Vướng mắc","obstacle:4"],["⏳ Xin gia hạn","extend:4"],["👥 Giao người thực hiện","delegate:4"],["📎 Toàn văn","text:4"]],"reply_to":"11","menu_only":true}',NULL,'sent','2026-04-16 04:00:00.000000','2026-04-16 04:00:00.000000',NULL,1,'2026-04-16 04:00:00.000000','12','[]',NULL,0);
INSERT INTO "deliveries" VALUES(157,'answer',0,7,7,'telegram','7103',1,2,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:2"],["Quay lại","back:2"]],"reply_to":"3"}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','7','[["✔️ Đồng ý","agree:2"],["Quay lại","back:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(158,'answer',0,7,7,'telegram','7103',1,2,'{"text":"📎 Đã kèm kết quả: Báo cáo số 45/BC-KHTC\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐề nghị bấm ✔️ hoặc nhắn “đồng ý” để xác nhận hoàn thành.","choices":[["✔️ Đồng ý","agree:2"],["Quay lại","back:2"]],"reply_to":"8"}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','9','[["✔️ Đồng ý","agree:2"],["Quay lại","back:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(159,'edit',0,7,7,'telegram','7103',1,2,'{"edits":38,"stripped":false}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','3','[["📎 Toàn văn","text:2"],["🔄 Mở lại","reopen:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(160,'edit',5,7,7,'telegram','7103',1,2,'{"edits":38,"stripped":false}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-17 07:30:00.000000',NULL,1,'2026-04-17 07:30:00.000000','3','[["📎 Toàn văn","text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(161,'answer',0,7,7,'telegram','7103',1,2,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:2"],["🔄 Mở lại","reopen:2"]],"reply_to":"9","menu_only":true}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(162,'digest',4,12,12,'telegram','7108',NULL,NULL,'{"day":"2026-04-17","lines":[[13,"nudge",1,"before_due","2026-04-17T00:30:00+00:00"],[3,"nudge",1,"no_deadline","2026-04-17T00:30:00+00:00"]],"held":[]}','digest:12:2026-04-17','sent','2026-04-17 00:30:00.000000','2026-04-17 00:30:00.000000',NULL,1,'2026-04-17 00:30:00.000000','14','[["VB2 – 1046/SNN-KHTC","open:13"],["VB1 – …/SNN-VP","open:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(163,'answer',0,9,9,'telegram','7105',1,7,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:7"],["Quay lại","back:7"]],"reply_to":"5"}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','6','[["✔️ Đồng ý","agree:7"],["Quay lại","back:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(164,'edit',0,9,9,'telegram','7105',1,7,'{"edits":42,"stripped":false}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','3','[["📎 Toàn văn","text:7"],["🔄 Mở lại","reopen:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(165,'edit',0,9,9,'telegram','7105',1,7,'{"edits":142,"stripped":false}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(166,'edit',5,9,9,'telegram','7105',1,7,'{"edits":42,"stripped":false}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-21 07:00:00.000000',NULL,1,'2026-04-21 07:00:00.000000','3','[["📎 Toàn văn","text:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(167,'answer',0,9,9,'telegram','7105',1,7,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:7"],["🔄 Mở lại","reopen:7"]],"reply_to":"6","menu_only":true}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(168,'answer',0,10,10,'telegram','7106',2,15,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:15"],["Quay lại","back:15"]],"reply_to":"8"}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','11','[["✔️ Đồng ý","agree:15"],["Quay lại","back:15"]]',NULL,0);
INSERT INTO "deliveries" VALUES(169,'edit',0,10,10,'telegram','7106',2,15,'{"edits":90,"stripped":false}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','5','[["📎 Toàn văn","text:15"],["🔄 Mở lại","reopen:15"]]',NULL,0);
INSERT INTO "deliveries" VALUES(170,'edit',5,10,10,'telegram','7106',2,15,'{"edits":90,"stripped":false}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-21 07:00:00.000000',NULL,1,'2026-04-21 07:00:00.000000','5','[["📎 Toàn văn","text:15"]]',NULL,0);
INSERT INTO "deliveries" VALUES(171,'answer',0,10,10,'telegram','7106',2,15,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:15"],["🔄 Mở lại","reopen:15"]],"reply_to":"11","menu_only":true}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','12','[]',NULL,0);
INSERT INTO "deliveries" VALUES(172,'answer',0,10,10,'telegram','7106',1,10,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:10"],["Quay lại","back:10"]],"reply_to":"3"}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','13','[["✔️ Đồng ý","agree:10"],["Quay lại","back:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(173,'edit',0,10,10,'telegram','7106',1,10,'{"edits":44,"stripped":false}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','3','[["📎 Toàn văn","text:10"],["🔄 Mở lại","reopen:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(174,'edit',5,10,10,'telegram','7106',1,10,'{"edits":44,"stripped":false}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-21 07:00:00.000000',NULL,1,'2026-04-21 07:00:00.000000','3','[["📎 Toàn văn","text:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(175,'answer',0,10,10,'telegram','7106',1,10,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:10"],["🔄 Mở lại","reopen:10"]],"reply_to":"13","menu_only":true}',NULL,'sent','2026-04-20 07:00:00.000000','2026-04-20 07:00:00.000000',NULL,1,'2026-04-20 07:00:00.000000','14','[]',NULL,0);
INSERT INTO "deliveries" VALUES(176,'notice',2,16,16,'telegram','7110',NULL,NULL,'{"text":"👥 TÌNH HÌNH VIỆC ĐÃ GIAO\n\n• VB1 (văn bản số …/SNN-VP): Ma Thị Nhung báo cáo 40% lúc 10:00 14/04: 40%, đã rà soát hồ sơ của 3 phòng\n\nMời xem chi tiết, giao lại: /viec","choices":[["VB1 – …/SNN-VP","open:6"]]}',NULL,'sent','2026-04-21 02:00:00.000000','2026-04-21 02:00:00.000000',NULL,1,'2026-04-21 02:00:00.000000','14','[["VB1 – …/SNN-VP","open:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(177,'nudge',3,16,16,'telegram','7110',2,16,'{"nth":2,"why":"before_due"}','nudge:16:2:2026-04-22T01:15:00+00:00','sent','2026-04-22 01:15:00.000000','2026-04-22 01:15:00.000000',NULL,1,'2026-04-22 01:15:00.000000','15','[]',NULL,0);
INSERT INTO "deliveries" VALUES(178,'edit',5,16,16,'telegram','7110',2,16,'{"edits":132,"stripped":true}',NULL,'sent','2026-04-22 01:15:00.000000','2026-04-22 01:15:00.000000',NULL,1,'2026-04-22 01:15:00.000000','11','[]',NULL,0);
INSERT INTO "deliveries" VALUES(179,'answer',0,11,11,'telegram','7107',1,1,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:1"],["Quay lại","back:1"]],"reply_to":"12"}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','13','[["✔️ Đồng ý","agree:1"],["Quay lại","back:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(180,'edit',0,11,11,'telegram','7107',1,1,'{"edits":37,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','3','[["📎 Toàn văn","text:1"],["🔄 Mở lại","reopen:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(181,'edit',0,11,11,'telegram','7107',1,1,'{"edits":143,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','11','[]',NULL,0);
INSERT INTO "deliveries" VALUES(182,'edit',5,11,11,'telegram','7107',1,1,'{"edits":37,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-23 03:00:00.000000',NULL,1,'2026-04-23 03:00:00.000000','3','[["📎 Toàn văn","text:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(183,'answer',0,11,11,'telegram','7107',1,1,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:1"],["🔄 Mở lại","reopen:1"]],"reply_to":"13","menu_only":true}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','14','[]',NULL,0);
INSERT INTO "deliveries" VALUES(184,'edit',0,16,16,'telegram','7110',1,6,'{"edits":41,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(185,'edit',0,17,17,'telegram','7210',1,6,'{"edits":69,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','3','[["📝 Báo cáo tiến độ","report:6"],["⚠️ Vướng mắc","obstacle:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(186,'notice',2,16,16,'telegram','7110',1,6,'{"text":"👥 NGƯỜI THỰC HIỆN BÁO XONG: văn bản số …/SNN-VP\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\n\nĐồng chí Ma Thị Nhung báo đã xong: 100%, đã xong\nĐề nghị đồng chí xem và xác nhận hoàn thành.","choices":[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["📎 Toàn văn","text:6"]]}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','16','[["📝 Báo cáo tiến độ","report:6"],["🏁 Xác nhận hoàn thành","confirm:6"],["⚠️ Vướng mắc","obstacle:6"],["⏳ Xin gia hạn","extend:6"],["👥 Giao người thực hiện","delegate:6"],["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(187,'answer',0,17,17,'telegram','7210',1,6,'{"text":"📝 Đã ghi nhận tiến độ\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nMức độ hoàn thành: 100%.\nNội dung: 100%, đã xong\nThủ trưởng đơn vị được báo để xác nhận hoàn thành.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 10:00 ngày 06/05/2026.","choices":[["📝 Báo cáo tiến độ","report:6"],["⚠️ Vướng mắc","obstacle:6"],["📎 Toàn văn","text:6"]],"reply_to":"7","menu_only":true}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','8','[]',NULL,0);
INSERT INTO "deliveries" VALUES(188,'answer',0,16,16,'telegram','7110',1,6,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:6"],["Quay lại","back:6"]],"reply_to":"16"}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','17','[["✔️ Đồng ý","agree:6"],["Quay lại","back:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(189,'edit',0,16,16,'telegram','7110',1,6,'{"edits":41,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','3','[["📎 Toàn văn","text:6"],["🔄 Mở lại","reopen:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(190,'edit',0,17,17,'telegram','7210',1,6,'{"edits":69,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','3','[["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(191,'edit',5,16,16,'telegram','7110',1,6,'{"edits":41,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-23 03:00:00.000000',NULL,1,'2026-04-23 03:00:00.000000','3','[["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(192,'edit',5,17,17,'telegram','7210',1,6,'{"edits":69,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-23 03:00:00.000000',NULL,1,'2026-04-23 03:00:00.000000','3','[["📎 Toàn văn","text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(193,'answer',0,16,16,'telegram','7110',1,6,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:6"],["🔄 Mở lại","reopen:6"]],"reply_to":"17","menu_only":true}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','18','[]',NULL,0);
INSERT INTO "deliveries" VALUES(194,'answer',0,16,16,'telegram','7110',2,16,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:16"],["Quay lại","back:16"]],"reply_to":"15"}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','19','[["✔️ Đồng ý","agree:16"],["Quay lại","back:16"]]',NULL,0);
INSERT INTO "deliveries" VALUES(195,'edit',0,16,16,'telegram','7110',2,16,'{"edits":100,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','8','[["📎 Toàn văn","text:16"],["🔄 Mở lại","reopen:16"]]',NULL,0);
INSERT INTO "deliveries" VALUES(196,'edit',0,16,16,'telegram','7110',2,16,'{"edits":177,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','15','[]',NULL,0);
INSERT INTO "deliveries" VALUES(197,'edit',5,16,16,'telegram','7110',2,16,'{"edits":100,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-23 03:00:00.000000',NULL,1,'2026-04-23 03:00:00.000000','8','[["📎 Toàn văn","text:16"]]',NULL,0);
INSERT INTO "deliveries" VALUES(198,'answer',0,16,16,'telegram','7110',2,16,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:16"],["🔄 Mở lại","reopen:16"]],"reply_to":"19","menu_only":true}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','20','[]',NULL,0);
INSERT INTO "deliveries" VALUES(199,'edit',0,12,12,'telegram','7108',2,13,'{"edits":88,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','8','[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["📎 Toàn văn","text:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(200,'edit',0,12,12,'telegram','7108',2,13,'{"edits":123,"stripped":false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','13','[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["📎 Toàn văn","text:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(201,'answer',0,12,12,'telegram','7108',2,13,'{"text":"📝 Đã ghi nhận tiến độ\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nMức độ hoàn thành: 70%.\nNội dung: 70%, còn trạm Đình Lập\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 10:00 ngày 28/04/2026.","choices":[["📝 Báo cáo tiến độ","report:13"],["🏁 Xác nhận hoàn thành","confirm:13"],["⚠️ Vướng mắc","obstacle:13"],["⏳ Xin gia hạn","extend:13"],["👥 Giao người thực hiện","delegate:13"],["📎 Toàn văn","text:13"]],"reply_to":"15","menu_only":true}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','16','[]',NULL,0);
INSERT INTO "deliveries" VALUES(202,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet":true}',NULL,'sent','2026-04-28 01:30:00.000000','2026-04-28 01:30:00.000000',NULL,1,'2026-04-28 01:30:00.000000','31','[["📞 Đã nhận qua điện thoại – NSVS","phoned:5"],["📵 Gọi chưa được – NSVS","notphoned:5"],["📞 Đã nhận qua điện thoại – TL","phoned:9"],["📵 Gọi chưa được – TL","notphoned:9"]]',NULL,0);
INSERT INTO "deliveries" VALUES(203,'edit',0,12,12,'telegram','7108',1,3,'{"edits":39,"stripped":false}',NULL,'sent','2026-04-28 02:10:00.000000','2026-04-28 02:10:00.000000',NULL,1,'2026-04-28 02:10:00.000000','3','[["📝 Báo cáo tiến độ","report:3"],["🏁 Xác nhận hoàn thành","confirm:3"],["⚠️ Vướng mắc","obstacle:3"],["⏳ Xin gia hạn","extend:3"],["👥 Giao người thực hiện","delegate:3"],["📎 Toàn văn","text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(204,'answer',0,12,12,'telegram','7108',1,3,'{"text":"📝 Đã ghi nhận tiến độ\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nMức độ hoàn thành: 100%.\nNội dung: 100%, phần mềm đã đồng bộ\nNếu đã xong, đề nghị bấm 🏁 hoặc nhắn “xong” để xác nhận hoàn thành.\nNếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào 09:10 ngày 11/05/2026.","choices":[["📝 Báo cáo tiến độ","report:3"],["🏁 Xác nhận hoàn thành","confirm:3"],["⚠️ Vướng mắc","obstacle:3"],["⏳ Xin gia hạn","extend:3"],["👥 Giao người thực hiện","delegate:3"],["📎 Toàn văn","text:3"]],"reply_to":"17","menu_only":true}',NULL,'sent','2026-04-28 02:10:00.000000','2026-04-28 02:10:00.000000',NULL,1,'2026-04-28 02:10:00.000000','18','[]',NULL,0);
INSERT INTO "deliveries" VALUES(205,'answer',0,12,12,'telegram','7108',1,3,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:3"],["Quay lại","back:3"]],"reply_to":"3"}',NULL,'sent','2026-04-28 02:10:00.000000','2026-04-28 02:10:00.000000',NULL,1,'2026-04-28 02:10:00.000000','19','[["✔️ Đồng ý","agree:3"],["Quay lại","back:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(206,'edit',0,12,12,'telegram','7108',1,3,'{"edits":39,"stripped":false}',NULL,'sent','2026-04-28 02:10:00.000000','2026-04-28 02:10:00.000000',NULL,1,'2026-04-28 02:10:00.000000','3','[["📎 Toàn văn","text:3"],["🔄 Mở lại","reopen:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(207,'edit',5,12,12,'telegram','7108',1,3,'{"edits":39,"stripped":false}',NULL,'sent','2026-04-28 02:10:00.000000','2026-04-29 02:10:00.000000',NULL,1,'2026-04-29 02:10:00.000000','3','[["📎 Toàn văn","text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(208,'answer',0,12,12,'telegram','7108',1,3,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:3"],["🔄 Mở lại","reopen:3"]],"reply_to":"19","menu_only":true}',NULL,'sent','2026-04-28 02:10:00.000000','2026-04-28 02:10:00.000000',NULL,1,'2026-04-28 02:10:00.000000','20','[]',NULL,0);
INSERT INTO "deliveries" VALUES(209,'nudge',3,12,12,'telegram','7108',2,13,'{"nth":2,"why":"before_due"}','nudge:13:2:2026-04-28T03:00:00+00:00','sent','2026-04-28 03:00:00.000000','2026-04-28 03:00:00.000000',NULL,1,'2026-04-28 03:00:00.000000','21','[]',NULL,0);
INSERT INTO "deliveries" VALUES(210,'edit',5,12,12,'telegram','7108',2,13,'{"edits":123,"stripped":true}',NULL,'sent','2026-04-28 03:00:00.000000','2026-04-28 03:00:00.000000',NULL,1,'2026-04-28 03:00:00.000000','13','[]',NULL,0);
INSERT INTO "deliveries" VALUES(211,'nudge',3,18,18,'telegram','7111',1,4,'{"nth":8,"why":"no_deadline"}','nudge:4:8:2026-04-28T04:00:00+00:00','sent','2026-04-28 04:00:00.000000','2026-04-28 04:00:00.000000',NULL,1,'2026-04-28 04:00:00.000000','13','[]',NULL,0);
INSERT INTO "deliveries" VALUES(212,'edit',5,18,18,'telegram','7111',1,4,'{"edits":144,"stripped":true}',NULL,'sent','2026-04-28 04:00:00.000000','2026-04-28 04:00:00.000000',NULL,1,'2026-04-28 04:00:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(213,'nudge',3,12,12,'telegram','7108',2,13,'{"nth":3,"why":"due_today"}','nudge:13:3:2026-04-29T00:30:00+00:00','sent','2026-04-29 00:30:00.000000','2026-04-29 00:30:00.000000',NULL,1,'2026-04-29 00:30:00.000000','22','[]',NULL,0);
INSERT INTO "deliveries" VALUES(214,'edit',5,12,12,'telegram','7108',2,13,'{"edits":209,"stripped":true}',NULL,'sent','2026-04-29 00:30:00.000000','2026-04-29 00:30:00.000000',NULL,1,'2026-04-29 00:30:00.000000','21','[]',NULL,0);
INSERT INTO "deliveries" VALUES(215,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"📊 TỔNG HỢP\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nThời hạn: không ghi trong văn bản\n\nTiếp nhận: 10/12 đơn vị\n• Hoàn thành đúng hạn: 9\n• Đang thực hiện, không ghi thời hạn: 3\n• Không liên lạc được qua ứng dụng: 2\n\n🏁 Chi cục Chăn nuôi và Thú y: hoàn thành 10:00 22/04\n🏁 Phòng Kế hoạch - Tài chính: hoàn thành 14:30 16/04\n🏁 Chi cục Kiểm lâm: hoàn thành 09:10 28/04\n✅ Trung tâm Khuyến nông: tiếp nhận qua điện thoại 09:30 16/04, 20%, đã nhắc 8 lần\n⏳ Trung tâm Nước sạch và Vệ sinh môi trường nông thôn: không liên lạc được (chưa tham gia)\n🏁 Chi cục Phát triển nông thôn: hoàn thành 10:00 22/04\n🏁 Phòng Quản lý xây dựng công trình: hoàn thành 14:00 20/04\n🏁 Phòng Tổ chức cán bộ: hoàn thành 10:00 13/04\n⏳ Chi cục Thủy lợi: không liên lạc được (đã chặn tin nhắn)\n🏁 Chi cục Trồng trọt và Bảo vệ thực vật: hoàn thành 14:00 20/04\n🏁 Thanh tra Sở: hoàn thành 10:00 13/04\n🏁 Văn phòng Sở: hoàn thành 10:00 13/04","choices":[["❓ Đơn vị chưa tiếp nhận","notyet:1"],["📣 Đôn đốc ngay","urge:1"],["📌 Đang thực hiện","summary:1:3"],["🏁 Hoàn thành","summary:1:4"]],"reply_to":"9"}',NULL,'sent','2026-04-29 02:00:00.000000','2026-04-29 02:00:00.000000',NULL,1,'2026-04-29 02:00:00.000000','10','[["❓ Đơn vị chưa tiếp nhận","notyet:1"],["📣 Đôn đốc ngay","urge:1"],["📌 Đang thực hiện","summary:1:3"],["🏁 Hoàn thành","summary:1:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(216,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"📣 Đôn đốc ngay: văn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nThời hạn: không ghi trong văn bản\nNhắc ngay: 1 đơn vị.\nKhông liên lạc được qua ứng dụng, đưa vào danh sách gọi điện: 2.\n\n📣 Trung tâm Khuyến nông (Giám đốc Chu Đình Khôi): tiếp nhận 09:30 16/04, 20%, nhắc gần nhất 11:00 28/04\n📞 Trung tâm Nước sạch và Vệ sinh môi trường nông thôn (Giám đốc Vy Thị Xuân): chưa gửi được, chưa nhắc, chưa tham gia, điện thoại 0912000112\n📞 Chi cục Thủy lợi (Chi cục trưởng Dương Công Định): chưa gửi được, chưa nhắc, đã chặn tin nhắn, điện thoại 0912000109\n\nTin nhắc được gửi ngay, ghi rõ theo chỉ đạo của đồng chí. Đồng chí đồng ý?","choices":[["✔️ Đồng ý","urgeyes:1:1192540230"],["Quay lại","urgeno:1"]],"reply_to":"10"}',NULL,'sent','2026-04-29 02:00:00.000000','2026-04-29 02:00:00.000000',NULL,1,'2026-04-29 02:00:00.000000','11','[["✔️ Đồng ý","urgeyes:1:1192540230"],["Quay lại","urgeno:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(217,'nudge',2,18,18,'telegram','7111',1,4,'{"nth":9,"why":"no_deadline","order_of":"Giám đốc Sở Vi Quốc Trung","sign":"2026-04-16T04:00:00+00:00","counted":true}','order:4:9:2026-04-29T02:00:00+00:00','sent','2026-04-29 02:00:00.000000','2026-04-29 02:00:00.000000',NULL,1,'2026-04-29 02:00:00.000000','14','[]',NULL,0);
INSERT INTO "deliveries" VALUES(218,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet":true}',NULL,'sent','2026-04-29 02:00:00.000000','2026-04-29 02:00:00.000000',NULL,1,'2026-04-29 02:00:00.000000','32','[["📞 Đã nhận qua điện thoại – NSVS","phoned:5"],["📵 Gọi chưa được – NSVS","notphoned:5"],["📞 Đã nhận qua điện thoại – TL","phoned:9"],["📵 Gọi chưa được – TL","notphoned:9"]]',NULL,0);
INSERT INTO "deliveries" VALUES(219,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"📣 Đã đôn đốc 1 đơn vị\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐã nhắc: Trung tâm Khuyến nông.\nĐã đưa vào danh sách gọi điện: Trung tâm Nước sạch và Vệ sinh môi trường nông thôn; Chi cục Thủy lợi.\nHệ thống tiếp tục theo dõi và nhắc theo lịch. Tình hình: /tonghop VB1","choices":[],"reply_to":"11"}',NULL,'sent','2026-04-29 02:00:00.000000','2026-04-29 02:00:00.000000',NULL,1,'2026-04-29 02:00:00.000000','12','[]',NULL,0);
INSERT INTO "deliveries" VALUES(220,'edit',5,18,18,'telegram','7111',1,4,'{"edits":211,"stripped":true}',NULL,'sent','2026-04-29 02:00:00.000000','2026-04-29 02:00:00.000000',NULL,1,'2026-04-29 02:00:00.000000','13','[]',NULL,0);
INSERT INTO "deliveries" VALUES(221,'nudge',3,12,12,'telegram','7108',2,13,'{"nth":4,"why":"overdue"}','nudge:13:4:2026-05-04T00:30:00+00:00','sent','2026-05-04 00:30:00.000000','2026-05-04 00:30:00.000000',NULL,1,'2026-05-04 00:30:00.000000','23','[]',NULL,0);
INSERT INTO "deliveries" VALUES(222,'edit',5,12,12,'telegram','7108',2,13,'{"edits":213,"stripped":true}',NULL,'sent','2026-05-04 00:30:00.000000','2026-05-04 00:30:00.000000',NULL,1,'2026-05-04 00:30:00.000000','22','[]',NULL,0);
INSERT INTO "deliveries" VALUES(223,'answer',0,12,12,'telegram','7108',2,13,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:13"],["Quay lại","back:13"]],"reply_to":"23"}',NULL,'sent','2026-05-04 01:30:00.000000','2026-05-04 01:30:00.000000',NULL,1,'2026-05-04 01:30:00.000000','24','[["✔️ Đồng ý","agree:13"],["Quay lại","back:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(224,'answer',0,12,12,'telegram','7108',2,13,'{"text":"📎 Đã kèm kết quả: Báo cáo số 118/BC-KL\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nĐề nghị bấm ✔️ hoặc nhắn “đồng ý” để xác nhận hoàn thành.","choices":[["✔️ Đồng ý","agree:13"],["Quay lại","back:13"]],"reply_to":"25"}',NULL,'sent','2026-05-04 01:30:00.000000','2026-05-04 01:30:00.000000',NULL,1,'2026-05-04 01:30:00.000000','26','[["✔️ Đồng ý","agree:13"],["Quay lại","back:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(225,'edit',0,12,12,'telegram','7108',2,13,'{"edits":88,"stripped":false}',NULL,'sent','2026-05-04 01:30:00.000000','2026-05-04 01:30:00.000000',NULL,1,'2026-05-04 01:30:00.000000','8','[["📎 Toàn văn","text:13"],["🔄 Mở lại","reopen:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(226,'edit',0,12,12,'telegram','7108',2,13,'{"edits":221,"stripped":false}',NULL,'sent','2026-05-04 01:30:00.000000','2026-05-04 01:30:00.000000',NULL,1,'2026-05-04 01:30:00.000000','23','[]',NULL,0);
INSERT INTO "deliveries" VALUES(227,'edit',5,12,12,'telegram','7108',2,13,'{"edits":88,"stripped":false}',NULL,'sent','2026-05-04 01:30:00.000000','2026-05-05 01:30:00.000000',NULL,1,'2026-05-05 01:30:00.000000','8','[["📎 Toàn văn","text:13"]]',NULL,0);
INSERT INTO "deliveries" VALUES(228,'answer',0,12,12,'telegram','7108',2,13,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số 1046/SNN-KHTC (VB2)\nV/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:13"],["🔄 Mở lại","reopen:13"]],"reply_to":"26","menu_only":true}',NULL,'sent','2026-05-04 01:30:00.000000','2026-05-04 01:30:00.000000',NULL,1,'2026-05-04 01:30:00.000000','27','[]',NULL,0);
INSERT INTO "deliveries" VALUES(229,'answer',0,18,18,'telegram','7111',1,4,'{"text":"🏁 Xác nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nĐồng chí xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này? Nếu có văn bản kết quả, mời gửi số hoặc tệp trước khi đồng ý.","choices":[["✔️ Đồng ý","agree:4"],["Quay lại","back:4"]],"reply_to":"14"}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','15','[["✔️ Đồng ý","agree:4"],["Quay lại","back:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(230,'edit',0,18,18,'telegram','7111',1,4,'{"edits":40,"stripped":false}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','3','[["📎 Toàn văn","text:4"],["🔄 Mở lại","reopen:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(231,'edit',0,18,18,'telegram','7111',1,4,'{"edits":217,"stripped":false}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','14','[]',NULL,0);
INSERT INTO "deliveries" VALUES(232,'edit',5,18,18,'telegram','7111',1,4,'{"edits":40,"stripped":false}',NULL,'queued','2026-05-05 02:00:00.000000','2026-05-06 02:00:00.000000',NULL,0,NULL,NULL,NULL,NULL,0);
INSERT INTO "deliveries" VALUES(233,'answer',0,18,18,'telegram','7111',1,4,'{"text":"🏁 Đã ghi nhận hoàn thành\nVăn bản số …/SNN-VP (VB1)\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nNếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.\nHệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn.","choices":[["📎 Toàn văn","text:4"],["🔄 Mở lại","reopen:4"]],"reply_to":"15","menu_only":true}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','16','[]',NULL,0);
INSERT INTO "deliveries" VALUES(234,'answer',0,4,4,'telegram','7101',1,12,'{"text":"📎 Toàn văn văn bản số …/SNN-VP\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026","choices":[],"reply_to":"3","full_text":true}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(235,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text":"📊 TỔNG HỢP\nSố văn bản đang theo dõi: 1\n\nVB1: văn bản số …/SNN-VP\nV/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026\nTiếp nhận 10/12, hoàn thành 10/12, không liên lạc được 2\n\nChi tiết: /tonghop VB1","choices":[["📊 VB1","summary:1"]],"reply_to":"13"}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','14','[["📊 VB1","summary:1"]]',NULL,0);
CREATE TABLE delivery_subjects (
	delivery_id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	CONSTRAINT pk_delivery_subjects PRIMARY KEY (delivery_id, assignment_id), 
	CONSTRAINT fk_delivery_subjects_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_delivery_subjects_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id)
);
INSERT INTO "delivery_subjects" VALUES(66,5);
INSERT INTO "delivery_subjects" VALUES(66,9);
INSERT INTO "delivery_subjects" VALUES(80,3);
INSERT INTO "delivery_subjects" VALUES(84,4);
INSERT INTO "delivery_subjects" VALUES(85,4);
INSERT INTO "delivery_subjects" VALUES(95,14);
INSERT INTO "delivery_subjects" VALUES(120,13);
INSERT INTO "delivery_subjects" VALUES(131,10);
INSERT INTO "delivery_subjects" VALUES(131,15);
INSERT INTO "delivery_subjects" VALUES(145,5);
INSERT INTO "delivery_subjects" VALUES(145,9);
INSERT INTO "delivery_subjects" VALUES(146,4);
INSERT INTO "delivery_subjects" VALUES(162,3);
INSERT INTO "delivery_subjects" VALUES(162,13);
INSERT INTO "delivery_subjects" VALUES(202,5);
INSERT INTO "delivery_subjects" VALUES(202,9);
INSERT INTO "delivery_subjects" VALUES(218,5);
INSERT INTO "delivery_subjects" VALUES(218,9);
CREATE TABLE directives (
	id INTEGER NOT NULL, 
	number VARCHAR(128), 
	issuer TEXT, 
	kind VARCHAR(16), 
	dated VARCHAR(10), 
	subject TEXT NOT NULL, 
	urgency VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	file BLOB NOT NULL, 
	due_on DATE, 
	due_instant DATETIME, 
	until VARCHAR(8) NOT NULL, 
	follow_up TEXT NOT NULL, 
	issued_at DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_reason TEXT, paused_at DATETIME, version INTEGER DEFAULT '1' NOT NULL, duties INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_directives PRIMARY KEY (id)
);
INSERT INTO "directives" VALUES(1,'/SNN-VP','SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN','CV','2026-04','thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026','thuong','UBND TỈNH LẠNG SƠN
SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:      /SNN-VP
V/v thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026

Lạng Sơn, ngày      tháng 4 năm 2026

Kính gửi: Các phòng, đơn vị trực thuộc Sở.

Căn cứ Thông báo số 187/TB-UBND ngày 01/4/2026 của UBND tỉnh về kết luận tại hội nghị sơ kết công tác cải cách hành chính quý I năm 2026, Giám đốc Sở đề nghị thủ trưởng các phòng, đơn vị triển khai các nội dung sau:

1. Đối chiếu nhiệm vụ được giao trong kế hoạch cải cách hành chính năm 2026 của Sở với kết quả quý I; việc nào chậm phải nêu rõ người phụ trách và hướng khắc phục.

2. Phổ biến đến từng công chức, viên chức ý nghĩa của các chỉ số đánh giá về cải cách hành chính và chuyển đổi số; đưa nội dung này vào sinh hoạt chuyên môn hằng tháng của đơn vị.

3. Phân tích những tiêu chí bị trừ điểm trong kỳ đánh giá năm 2025 thuộc phạm vi đơn vị phụ trách, chọn ít nhất hai tiêu chí để cải thiện trong năm nay.

4. Người đứng đầu đơn vị trực tiếp theo dõi việc tiếp nhận và trả kết quả hồ sơ của người dân, tổ chức; không để hồ sơ quá hạn mà không có lý do và thư xin lỗi.

Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị báo cáo về Văn phòng Sở để tổng hợp./.

Nơi nhận:
- Như trên;
- Lãnh đạo Sở;
- Lưu: VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trương Thị Hòa
','van-ban.txt',X'55424E442054E1BB884E48204CE1BAA04E472053C6A04E0A53E1BB9E204EC3944E47204E474849E1BB86502056C380205048C3815420545249E1BB824E204EC3944E47205448C3944E0A0A43E1BB984E472048C392412058C3832048E1BB9849204348E1BBA6204E4748C4A841205649E1BB8654204E414D0AC490E1BB9963206CE1BAAD70202D2054E1BBB120646F202D2048E1BAA16E68207068C3BA630A0A53E1BB913A2020202020202F534E4E2D56500A562F76207468E1BBB163206869E1BB876E206BE1BABF74206C75E1BAAD6E2063E1BBA761204368E1BBA72074E1BB8B63682055424E442074E1BB896E682076E1BB812063E1BAA3692063C3A163682068C3A06E68206368C3AD6E68207361752073C6A1206BE1BABF74207175C3BD2049206EC4836D20323032360A0A4CE1BAA16E672053C6A16E2C206E67C3A0792020202020207468C3A16E672034206EC4836D20323032360A0A4BC3AD6E682067E1BBAD693A2043C3A163207068C3B26E672C20C491C6A16E2076E1BB8B207472E1BBB16320746875E1BB99632053E1BB9F2E0A0A43C4836E2063E1BBA9205468C3B46E672062C3A16F2073E1BB91203138372F54422D55424E44206E67C3A0792030312F342F323032362063E1BBA7612055424E442074E1BB896E682076E1BB81206BE1BABF74206C75E1BAAD6E2074E1BAA1692068E1BB9969206E6768E1BB8B2073C6A1206BE1BABF742063C3B46E672074C3A1632063E1BAA3692063C3A163682068C3A06E68206368C3AD6E68207175C3BD2049206EC4836D20323032362C204769C3A16D20C491E1BB91632053E1BB9F20C491E1BB81206E6768E1BB8B207468E1BBA7207472C6B0E1BB9F6E672063C3A163207068C3B26E672C20C491C6A16E2076E1BB8B20747269E1BB836E206B6861692063C3A163206EE1BB99692064756E67207361753A0A0A312E20C490E1BB916920636869E1BABF75206E6869E1BB876D2076E1BBA520C491C6B0E1BBA363206769616F2074726F6E67206BE1BABF20686FE1BAA163682063E1BAA3692063C3A163682068C3A06E68206368C3AD6E68206EC4836D20323032362063E1BBA7612053E1BB9F2076E1BB9B69206BE1BABF74207175E1BAA3207175C3BD20493B207669E1BB8763206EC3A06F206368E1BAAD6D207068E1BAA369206EC3AA752072C3B5206E67C6B0E1BB9D69207068E1BBA5207472C3A163682076C3A02068C6B0E1BB9B6E67206B68E1BAAF63207068E1BBA5632E0A0A322E205068E1BB95206269E1BABF6E20C491E1BABF6E2074E1BBAB6E672063C3B46E67206368E1BBA9632C207669C3AA6E206368E1BBA96320C3BD206E6768C4A9612063E1BBA7612063C3A163206368E1BB892073E1BB9120C491C3A16E68206769C3A12076E1BB812063E1BAA3692063C3A163682068C3A06E68206368C3AD6E682076C3A02063687579E1BB836E20C491E1BB95692073E1BB913B20C491C6B061206EE1BB99692064756E67206EC3A0792076C3A06F2073696E6820686FE1BAA1742063687579C3AA6E206DC3B46E2068E1BAB16E67207468C3A16E672063E1BBA76120C491C6A16E2076E1BB8B2E0A0A332E205068C3A26E2074C3AD6368206E68E1BBAF6E67207469C3AA75206368C3AD2062E1BB8B207472E1BBAB20C49169E1BB836D2074726F6E67206BE1BBB320C491C3A16E68206769C3A1206EC4836D203230323520746875E1BB9963207068E1BAA16D20766920C491C6A16E2076E1BB8B207068E1BBA5207472C3A163682C206368E1BB8D6E20C3AD74206E68E1BAA57420686169207469C3AA75206368C3AD20C491E1BB832063E1BAA36920746869E1BB876E2074726F6E67206EC4836D206E61792E0A0A342E204E67C6B0E1BB9D6920C491E1BBA96E6720C491E1BAA77520C491C6A16E2076E1BB8B207472E1BBB163207469E1BABF70207468656F2064C3B569207669E1BB8763207469E1BABF70206E68E1BAAD6E2076C3A0207472E1BAA3206BE1BABF74207175E1BAA32068E1BB932073C6A12063E1BBA761206E67C6B0E1BB9D692064C3A26E2C2074E1BB95206368E1BBA9633B206B68C3B46E6720C491E1BB832068E1BB932073C6A1207175C3A12068E1BAA16E206DC3A0206B68C3B46E672063C3B3206CC3BD20646F2076C3A0207468C6B02078696E206CE1BB97692E0A0A54726F6E67207175C3A1207472C3AC6E68207468E1BBB163206869E1BB876E206EE1BABF752063C3B3206B68C3B3206B68C4836E2C2076C6B0E1BB9B6E67206DE1BAAF632C2063C3A16320C491C6A16E2076E1BB8B2062C3A16F2063C3A16F2076E1BB812056C4836E207068C3B26E672053E1BB9F20C491E1BB832074E1BB956E672068E1BBA3702E2F2E0A0A4EC6A169206E68E1BAAD6E3A0A2D204E68C6B0207472C3AA6E3B0A2D204CC3A36E6820C491E1BAA16F2053E1BB9F3B0A2D204CC6B0753A2056542C2056502E0A0A4B542E204749C3814D20C490E1BB90430A5048C393204749C3814D20C490E1BB90430A0A5472C6B0C6A16E67205468E1BB8B2048C3B2610A',NULL,NULL,'confirm','{"ack_within": "P1D", "ack_every": "P1D", "before_due": [7, 3, 1, 0], "overdue_every": "P1D", "overdue_slows_to": "P7D", "overdue_slows_after": 5, "no_deadline_every": "P7D", "after_report": "P3D", "obstacle_waits": "P3D", "escalate_after": 3, "escalate_late": "P2D", "decide_every": "P1D", "ignores_hours": false}','2026-04-06 01:30:00.000000',NULL,NULL,NULL,1,0);
INSERT INTO "directives" VALUES(2,'1046/SNN-KHTC','SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN','CV','2026-04-13','kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026','thuong','UBND TỈNH LẠNG SƠN
SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1046/SNN-KHTC
V/v kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026

Lạng Sơn, ngày 13 tháng 4 năm 2026

Kính gửi:
- Chi cục Kiểm lâm;
- Chi cục Chăn nuôi và Thú y;
- Chi cục Trồng trọt và Bảo vệ thực vật.

Để lập kế hoạch sửa chữa trước mùa mưa, Giám đốc Sở yêu cầu các đơn vị kiểm kê nhà kho, trạm đang quản lý, phân loại theo mức độ hư hỏng và báo cáo kết quả về Sở (qua Phòng Kế hoạch - Tài chính) chậm nhất ngày 24/4/2026.

Yêu cầu thủ trưởng các đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT, KHTC.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trương Thị Hòa
','van-ban-kiem-ke.txt',X'55424E442054E1BB884E48204CE1BAA04E472053C6A04E0A53E1BB9E204EC3944E47204E474849E1BB86502056C380205048C3815420545249E1BB824E204EC3944E47205448C3944E0A0A43E1BB984E472048C392412058C3832048E1BB9849204348E1BBA6204E4748C4A841205649E1BB8654204E414D0AC490E1BB9963206CE1BAAD70202D2054E1BBB120646F202D2048E1BAA16E68207068C3BA630A0A53E1BB913A20313034362F534E4E2D4B4854430A562F76206B69E1BB836D206BC3AA206E68C3A0206B686F2C207472E1BAA16D20746875E1BB996320C491C6A16E2076E1BB8B207175E1BAA36E206CC3BD206EC4836D20323032360A0A4CE1BAA16E672053C6A16E2C206E67C3A079203133207468C3A16E672034206EC4836D20323032360A0A4BC3AD6E682067E1BBAD693A0A2D204368692063E1BBA563204B69E1BB836D206CC3A26D3B0A2D204368692063E1BBA563204368C4836E206E75C3B4692076C3A0205468C3BA20793B0A2D204368692063E1BBA563205472E1BB936E67207472E1BB8D742076C3A02042E1BAA36F2076E1BB87207468E1BBB1632076E1BAAD742E0A0AC490E1BB83206CE1BAAD70206BE1BABF20686FE1BAA163682073E1BBAD61206368E1BBAF61207472C6B0E1BB9B63206DC3B961206DC6B0612C204769C3A16D20C491E1BB91632053E1BB9F2079C3AA752063E1BAA7752063C3A16320C491C6A16E2076E1BB8B206B69E1BB836D206BC3AA206E68C3A0206B686F2C207472E1BAA16D20C491616E67207175E1BAA36E206CC3BD2C207068C3A26E206C6FE1BAA169207468656F206DE1BBA96320C491E1BB992068C6B02068E1BB8F6E672076C3A02062C3A16F2063C3A16F206BE1BABF74207175E1BAA32076E1BB812053E1BB9F2028717561205068C3B26E67204BE1BABF20686FE1BAA16368202D2054C3A069206368C3AD6E6829206368E1BAAD6D206E68E1BAA574206E67C3A0792032342F342F323032362E0A0A59C3AA752063E1BAA775207468E1BBA7207472C6B0E1BB9F6E672063C3A16320C491C6A16E2076E1BB8B206E676869C3AA6D2074C3BA63207468E1BBB163206869E1BB876E2E2F2E0A0A4EC6A169206E68E1BAAD6E3A0A2D204E68C6B0207472C3AA6E3B0A2D204CC6B0753A2056542C204B4854432E0A0A4B542E204749C3814D20C490E1BB90430A5048C393204749C3814D20C490E1BB90430A0A5472C6B0C6A16E67205468E1BB8B2048C3B2610A','2026-04-24',NULL,'confirm','{"ack_within": "P1D", "ack_every": "P1D", "before_due": [7, 3, 1, 0], "overdue_every": "P1D", "overdue_slows_to": "P7D", "overdue_slows_after": 5, "no_deadline_every": "P7D", "after_report": "P3D", "obstacle_waits": "P3D", "escalate_after": 3, "escalate_late": "P2D", "decide_every": "P1D", "ignores_hours": false}','2026-04-13 01:30:00.000000',NULL,NULL,NULL,1,0);
CREATE TABLE drafts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	number VARCHAR(128), 
	issuer TEXT, 
	kind VARCHAR(16), 
	dated VARCHAR(10), 
	subject TEXT, 
	urgency VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	file BLOB NOT NULL, 
	due_on DATE, 
	due_instant DATETIME, 
	everyone BOOLEAN NOT NULL, 
	codes JSON NOT NULL, 
	unmatched JSON NOT NULL, 
	pasted INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	issue_at DATETIME, 
	issue_by INTEGER, 
	directive_id INTEGER, duties JSON, 
	CONSTRAINT pk_drafts PRIMARY KEY (id), 
	CONSTRAINT fk_drafts_directive_id FOREIGN KEY(directive_id) REFERENCES directives (id), 
	CONSTRAINT fk_drafts_issue_by FOREIGN KEY(issue_by) REFERENCES people (id), 
	CONSTRAINT fk_drafts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE TABLE duties (
	id INTEGER NOT NULL, 
	directive_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	due_on DATE, 
	due_instant DATETIME, 
	every VARCHAR(16), 
	day INTEGER, 
	month INTEGER, 
	leads JSON NOT NULL, 
	supports JSON NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_duties PRIMARY KEY (id), 
	CONSTRAINT fk_duties_directive_id FOREIGN KEY(directive_id) REFERENCES directives (id), 
	CONSTRAINT uq_duties_directive_id_number UNIQUE (directive_id, number)
);
CREATE TABLE duty_shares (
	id INTEGER NOT NULL, 
	duty_id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	leads BOOLEAN NOT NULL, 
	nth INTEGER NOT NULL, 
	period_on DATE, 
	due_on DATE, 
	due_instant DATETIME, 
	original_due_on DATE, 
	original_due_instant DATETIME, 
	due_at DATETIME, 
	percent INTEGER, 
	closed_at DATETIME, 
	closed_by INTEGER, 
	CONSTRAINT pk_duty_shares PRIMARY KEY (id), 
	CONSTRAINT fk_duty_shares_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_duty_shares_closed_by FOREIGN KEY(closed_by) REFERENCES people (id), 
	CONSTRAINT fk_duty_shares_duty_id FOREIGN KEY(duty_id) REFERENCES duties (id), 
	CONSTRAINT uq_duty_shares_duty_id_assignment_id_nth UNIQUE (duty_id, assignment_id, nth)
);
CREATE TABLE events (
	id INTEGER NOT NULL, 
	chain INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	what VARCHAR(32) NOT NULL, 
	who TEXT NOT NULL, 
	person_id INTEGER, 
	channel VARCHAR(16), 
	assignment_id INTEGER, 
	text TEXT, 
	facts JSON NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id), 
	CONSTRAINT fk_events_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_events_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_events_chain_seq UNIQUE (chain, seq)
);
INSERT INTO "events" VALUES(1,0,1,'2026-04-06 01:00:00.000000','imported','hệ thống',NULL,NULL,NULL,'added 20, updated 0, unchanged 0','{}','72b99ff5e59d145b1301f2663c78c7dde5cd1120a034f95d407af60c7c2e9f2c');
INSERT INTO "events" VALUES(2,0,2,'2026-04-06 01:00:00.000000','invited','Bế Văn Sơn',11,NULL,NULL,NULL,'{}','7cb242fcb0188574082edb3f62217049791eaf5cb968784029988a8955715d59');
INSERT INTO "events" VALUES(3,0,3,'2026-04-06 01:00:00.000000','invited','Triệu Thị Hạnh',7,NULL,NULL,NULL,'{}','2de2539956f7070845e75d1c5db548704d203029b58c3c5a474ac25b0929830e');
INSERT INTO "events" VALUES(4,0,4,'2026-04-06 01:00:00.000000','invited','Hứa Văn Tài',12,NULL,NULL,NULL,'{}','0181a92fa7844b71c5f6100a38ceafc872aa18cf1ad2e101aa34e40b6a9273e7');
INSERT INTO "events" VALUES(5,0,5,'2026-04-06 01:00:00.000000','invited','Mã Văn Hiếu',13,NULL,NULL,NULL,'{}','4163e0a371429aafbb1d08bceb145db0fa9551939ed0725af342759a9a1f138a');
INSERT INTO "events" VALUES(6,0,6,'2026-04-06 01:00:00.000000','invited','Chu Đình Khôi',18,NULL,NULL,NULL,'{}','8d5bf45c114f5342fec89a3fe95479ef1e5f44fe8bff0ccd9b4e72617b82ca07');
INSERT INTO "events" VALUES(7,0,7,'2026-04-06 01:00:00.000000','invited','Đàm Văn Quý',19,NULL,NULL,NULL,'{}','a9d9d0ca6f077f11e15c539e0f5903b9e2cf91f2e7006e659abf63e059c8fe8a');
INSERT INTO "events" VALUES(8,0,8,'2026-04-06 01:00:00.000000','invited','Vy Thị Xuân',20,NULL,NULL,NULL,'{}','3d8b16bb9bdb17894bd8dd8232bcbce6706ddd77670b0616c2d776bb0c08c62b');
INSERT INTO "events" VALUES(9,0,9,'2026-04-06 01:00:00.000000','invited','Lộc Thị Bích',16,NULL,NULL,NULL,'{}','050a29c3d057d44ac13bfd05088ba7de255389f7203e2bdb1f4da6cef81bac9b');
INSERT INTO "events" VALUES(10,0,10,'2026-04-06 01:00:00.000000','invited','Ma Thị Nhung',17,NULL,NULL,NULL,'{}','407a48e897b8952201332a6b6c0be4146b2930fa227b9c36ed038c494c9cee9f');
INSERT INTO "events" VALUES(11,0,11,'2026-04-06 01:00:00.000000','invited','Phùng Quang Vinh',9,NULL,NULL,NULL,'{}','24efe7816c33be1bd5412b63fa2fee741b38c8bfe5818679dc8311e0e660a10e');
INSERT INTO "events" VALUES(12,0,12,'2026-04-06 01:00:00.000000','invited','Vi Quốc Trung',1,NULL,NULL,NULL,'{}','53b75c3f6940911e6a0aec07d0f50bc8e1c094f48a26c006cd9a676e5a437b52');
INSERT INTO "events" VALUES(13,0,13,'2026-04-06 01:00:00.000000','invited','Lương Thu Hà',2,NULL,NULL,NULL,'{}','4136ac27a82953091f46e21577374813bd8f4926499834a3517a0f32b5df663f');
INSERT INTO "events" VALUES(14,0,14,'2026-04-06 01:00:00.000000','invited','Đặng Hải Nam',3,NULL,NULL,NULL,'{}','d800491320db3af4ddf97cb158ebb421a1cb9de83ba39aeb7a1f22256243c642');
INSERT INTO "events" VALUES(15,0,15,'2026-04-06 01:00:00.000000','invited','Lý Đức Thắng',8,NULL,NULL,NULL,'{}','76e3c91625c10c90b4766c5d08c01929e290ac2d693fe9cb3e34c072eaff627b');
INSERT INTO "events" VALUES(16,0,16,'2026-04-06 01:00:00.000000','invited','Dương Công Định',14,NULL,NULL,NULL,'{}','818566a13788e4cce0fd904e75d34eee1dbf7896ea1fad267e4bb5fabe2df5e1');
INSERT INTO "events" VALUES(17,0,17,'2026-04-06 01:00:00.000000','invited','Trần Đức Toàn',15,NULL,NULL,NULL,'{}','479d56d740d5c0db86352ae15f17642f86d635b901beba654c886f34040f78cd');
INSERT INTO "events" VALUES(18,0,18,'2026-04-06 01:00:00.000000','invited','Nông Thị Mai',10,NULL,NULL,NULL,'{}','ee8d03fcf2cd26f0ca33018b1cc16186e827c00b650293f2b77036cdbaadf2f8');
INSERT INTO "events" VALUES(19,0,19,'2026-04-06 01:00:00.000000','invited','Hoàng Văn Minh',6,NULL,NULL,NULL,'{}','fd8969298c0d197367c03db37cea5766cc4089becded8547b00795b13820e9a6');
INSERT INTO "events" VALUES(20,0,20,'2026-04-06 01:00:00.000000','invited','Nguyễn Thị Lan',4,NULL,NULL,NULL,'{}','febd715cf043322503397dc5313c9e8beb09c4b1247a252204c6b053e7ec1fc4');
INSERT INTO "events" VALUES(21,0,21,'2026-04-06 01:00:00.000000','invited','Hà Thị Thu',5,NULL,NULL,NULL,'{}','b05e6ac1dfed6d28116054dd7cd3366f1c15f08c866a216c0d9165373a6184ab');
INSERT INTO "events" VALUES(22,0,22,'2026-04-06 01:00:00.000000','joined','Vi Quốc Trung',1,'telegram',NULL,NULL,'{}','52cfc9b2588a4908ab5f8d6fb7aff94f842fea4d5e853789a022360aa4b6e96e');
INSERT INTO "events" VALUES(23,0,23,'2026-04-06 01:00:00.000000','joined','Lương Thu Hà',2,'telegram',NULL,NULL,'{}','d3978356bfac9f096243ef2a6f31c198a2f716fd10ae59c453be57582fd02e87');
INSERT INTO "events" VALUES(24,0,24,'2026-04-06 01:00:00.000000','joined','Đặng Hải Nam',3,'telegram',NULL,NULL,'{}','dba7e744e359c3d69d10fc1c8e535de169ef850453d0305dcbfed6924fcce448');
INSERT INTO "events" VALUES(25,0,25,'2026-04-06 01:00:00.000000','joined','Nguyễn Thị Lan',4,'telegram',NULL,NULL,'{}','11318535d12d05ed34fa042a1aec8047e2a0bff9bc7e31fb95c634dedde6e287');
INSERT INTO "events" VALUES(26,0,26,'2026-04-06 01:00:00.000000','joined','Hà Thị Thu',5,'telegram',NULL,NULL,'{}','cb30c98f88081ce37d7c9923195eaaad5dcbbac191c5b509dd81a218c994193d');
INSERT INTO "events" VALUES(27,0,27,'2026-04-06 01:00:00.000000','joined','Hoàng Văn Minh',6,'telegram',NULL,NULL,'{}','2fca55eb26b47069c21a61ef52142c93590df5754cc049fdeb553d274f10766d');
INSERT INTO "events" VALUES(28,0,28,'2026-04-06 01:00:00.000000','joined','Triệu Thị Hạnh',7,'telegram',NULL,NULL,'{}','6bead7995a430d1f6c37ea41d7361a2efebb88363f774d52f8174154169074db');
INSERT INTO "events" VALUES(29,0,29,'2026-04-06 01:00:00.000000','joined','Lý Đức Thắng',8,'telegram',NULL,NULL,'{}','73f83657a1ace2b32c97ab32e42a4028dc984c53635bef713ce995d057bf6407');
INSERT INTO "events" VALUES(30,0,30,'2026-04-06 01:00:00.000000','joined','Phùng Quang Vinh',9,'telegram',NULL,NULL,'{}','bd512232ef905ba886860d3ce6c423e82496acb85dde7ffc07e33f553d6148ed');
INSERT INTO "events" VALUES(31,0,31,'2026-04-06 01:00:00.000000','joined','Nông Thị Mai',10,'telegram',NULL,NULL,'{}','08629ce21888615b87593a8f0c96c960664401748de5c5169f99fd5e0523d492');
INSERT INTO "events" VALUES(32,0,32,'2026-04-06 01:00:00.000000','joined','Bế Văn Sơn',11,'telegram',NULL,NULL,'{}','46bbcbbcb59f79e1dbc5b9e2243adc7d029df4f2949ba370ad1889183f402659');
INSERT INTO "events" VALUES(33,0,33,'2026-04-06 01:00:00.000000','joined','Hứa Văn Tài',12,'telegram',NULL,NULL,'{}','4c7939193d37a73b38f5228b695c409739e8e38a137c9873c85f4c619efefc4f');
INSERT INTO "events" VALUES(34,0,34,'2026-04-06 01:00:00.000000','joined','Mã Văn Hiếu',13,'telegram',NULL,NULL,'{}','f188ba68ecbab6861e85becd09f77974d2368787b42ab4222d6aa833b98050f6');
INSERT INTO "events" VALUES(35,0,35,'2026-04-06 01:00:00.000000','joined','Dương Công Định',14,'telegram',NULL,NULL,'{}','a361f9d534a9b71fa3e4ff509138ce2e4006aaa687c51bd13c5af0eac65a0187');
INSERT INTO "events" VALUES(36,0,36,'2026-04-06 01:00:00.000000','joined','Trần Đức Toàn',15,'telegram',NULL,NULL,'{}','510f515788c18fadbf5c196819451fdb8a5aa98c3fdc302ecc8c3f1db3cad8b2');
INSERT INTO "events" VALUES(37,0,37,'2026-04-06 01:00:00.000000','joined','Lộc Thị Bích',16,'telegram',NULL,NULL,'{}','a3812a7f68faab09270fd53edb803d854c13d4210e52866c79ccc8d5fe4f441f');
INSERT INTO "events" VALUES(38,0,38,'2026-04-06 01:00:00.000000','joined','Ma Thị Nhung',17,'telegram',NULL,NULL,'{}','60cd5331562025a50ed0843a47d542921a0e81a1a4e364e9291fc6babfeec863');
INSERT INTO "events" VALUES(39,0,39,'2026-04-06 01:00:00.000000','joined','Chu Đình Khôi',18,'telegram',NULL,NULL,'{}','0f43e8ae8ea28cc7cc39af374688635f41936a6b90e3e68cb2d38b4c7c16e298');
INSERT INTO "events" VALUES(40,0,40,'2026-04-06 01:00:00.000000','joined','Đàm Văn Quý',19,'telegram',NULL,NULL,'{}','9e2ed83d7f5397e3903b1a2a89e8414a96f92df989361cf497e4c0c0b9cbac10');
INSERT INTO "events" VALUES(41,0,41,'2026-04-06 01:05:00.000000','left','Dương Công Định',14,'telegram',NULL,NULL,'{}','2fd937c5abf04603eef7167832112370b05008c9fc6f39d5269693e9791abb8d');
INSERT INTO "events" VALUES(42,1,1,'2026-04-06 01:30:00.000000','issued','Lương Thu Hà',NULL,NULL,NULL,'…/SNN-VP; thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026; CNTY, KHTC, KL, KN, NSVS, PTNT, QLXD, TCCB, TL, TTBVTV, TTR, VP','{}','49c1edcc266c5c34d8af5b653f7cbb1e2c285fe9e76dee78ad0044fd201a26ea');
INSERT INTO "events" VALUES(43,1,2,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',1,'Bế Văn Sơn','{}','cf8916752a6429f48a036dd9811cea015521e009b3a3ef392aa6101101ed0553');
INSERT INTO "events" VALUES(44,1,3,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',2,'Triệu Thị Hạnh','{}','e57bba21230b6e55161e4dceaa95afd156733d8648ff9c77f52c3c3595101264');
INSERT INTO "events" VALUES(45,1,4,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',3,'Hứa Văn Tài','{}','0f1605f2a43b29b9e70d3eb3c7ed599878fc0e9e8efc98ce18d7236d7c794110');
INSERT INTO "events" VALUES(46,1,5,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',4,'Chu Đình Khôi','{}','204a4a213ee45972379457e32321e646ed38a0de71d9cf92a2ab7f1454642a76');
INSERT INTO "events" VALUES(47,1,6,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',6,'Lộc Thị Bích','{}','d7dcf3f53c334c7ed52cf9c66d96e3c0d895c6f379b563a0dbfac2c3b3133cf0');
INSERT INTO "events" VALUES(48,1,7,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',7,'Phùng Quang Vinh','{}','96f036525fe7ca443387ab4fecb971958a0ed541b466f5f537d2cc544f490bb5');
INSERT INTO "events" VALUES(49,1,8,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',8,'Lý Đức Thắng','{}','6c8e4415f3579eb77cd6cc70fcfc5b157bea884d1fba36e5dcdbf9a54f2d67b6');
INSERT INTO "events" VALUES(50,1,9,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',10,'Nông Thị Mai','{}','999157393410fd446df85e123d9f97730e305d72d2c3452f511a7e494e5f4ce2');
INSERT INTO "events" VALUES(51,1,10,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',11,'Hoàng Văn Minh','{}','a613090d3e74733edd365001d8d970f1b685ff67afe009b99f24c4670ac3e002');
INSERT INTO "events" VALUES(52,1,11,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',12,'Nguyễn Thị Lan','{}','78f1f25814a449bc64d6b67725145cad69e299be0def1b538734f7d598bd9934');
INSERT INTO "events" VALUES(53,1,12,'2026-04-06 01:41:00.000000','acknowledged','Nguyễn Thị Lan',4,'telegram',12,NULL,'{}','36d03bd0f103c70c571abfb178e691570321b1cbe9ff541713b4956886f85b2f');
INSERT INTO "events" VALUES(54,1,13,'2026-04-06 01:50:00.000000','acknowledged','Hoàng Văn Minh',6,'telegram',11,NULL,'{}','7193b5e8a3050350141ded887d87b110ba6ea7ce71d213e37f6993cbcc3ca0eb');
INSERT INTO "events" VALUES(55,1,14,'2026-04-06 02:02:00.000000','acknowledged','Triệu Thị Hạnh',7,'telegram',2,NULL,'{}','b0163eb7bed8b48debcb094e1cfb7a72acb1b7619657fd6f243057dcd7441bcf');
INSERT INTO "events" VALUES(56,1,15,'2026-04-06 02:15:00.000000','acknowledged','Lý Đức Thắng',8,'telegram',8,NULL,'{}','41e175ea9c410c56cd4da2c0a2ec3293bf59d96c6712cf9027c78dcd631e1ab7');
INSERT INTO "events" VALUES(57,1,16,'2026-04-06 03:05:00.000000','acknowledged','Phùng Quang Vinh',9,'telegram',7,NULL,'{}','74a4eeb1482332b5ba1cd0e470fe12b27a9dbe6c98a40a7c3bfe8b3775fb533f');
INSERT INTO "events" VALUES(58,1,17,'2026-04-06 03:20:00.000000','acknowledged','Bế Văn Sơn',11,'telegram',1,NULL,'{}','babac6aa6cf00c34b1d9dc20a150c0e1f70d0d0263bded1f2e6e6b1c5e81858b');
INSERT INTO "events" VALUES(59,1,18,'2026-04-06 06:40:00.000000','acknowledged','Lộc Thị Bích',16,'telegram',6,NULL,'{}','539c5781c3ee5da23c081f9977bed2465deb8a08bf1cbea44790ce69032b1205');
INSERT INTO "events" VALUES(60,1,19,'2026-04-06 07:00:00.000000','acknowledged','Nông Thị Mai',10,'telegram',10,NULL,'{}','dc1d901005bc7f330e5ab77c7df0c79a68a92ecca0653d5bc8669cf06b1e9290');
INSERT INTO "events" VALUES(61,1,20,'2026-04-06 07:10:00.000000','acknowledged','Hứa Văn Tài',12,'telegram',3,NULL,'{}','5c037fc5def0f938218f4054f2b248ce5cfe4678de15ebc2e7ca4a7a2ee06e2a');
INSERT INTO "events" VALUES(62,1,21,'2026-04-07 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":1,"why":"silence"}','f2a69a51d362d10697b55ef87d38c2b5432937260f72c3c484fd9e886dcc0a76');
INSERT INTO "events" VALUES(63,1,22,'2026-04-07 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,5,'Lương Thu Hà','{}','6ae02a964f3f225893b1b0d99b21657ed2d62b9992aa33d2543adb4e0a066702');
INSERT INTO "events" VALUES(64,1,23,'2026-04-07 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,9,'Lương Thu Hà','{}','4e3d1c036a4f50462dd4c8abc6bb80a4ddf7045c91fe6e0a628c1ec69480aa8b');
INSERT INTO "events" VALUES(65,1,24,'2026-04-07 02:00:00.000000','delegated','Lộc Thị Bích',16,'telegram',6,'Ma Thị Nhung','{}','ffcefd73c0b7733fdb13e300b744583e6bac6f0540ce7a599cb95130bf5b4081');
INSERT INTO "events" VALUES(66,1,25,'2026-04-08 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":2,"why":"silence"}','6e38f19d398a963b69c93a771fb48dc5cb4f4ed65bd199764648073f1dbb2f37');
INSERT INTO "events" VALUES(67,1,26,'2026-04-08 02:30:00.000000','reported','Triệu Thị Hạnh',7,'telegram',2,'60%, đã đối chiếu xong 9/15 nhiệm vụ','{"percent":60,"files":0}','cecfaa7015a8bf2481c736bf5cdfe31eac7a192a43d3bcba6dfb35c1d99851cf');
INSERT INTO "events" VALUES(68,1,27,'2026-04-08 08:00:00.000000','obstacle','Hứa Văn Tài',12,'telegram',3,'Phần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc với đơn vị cung cấp','{"percent":null,"files":0}','09f6cabfd2bf9337f22732c52b64813c1a67fb25029033540fdd7a2cfb0e5288');
INSERT INTO "events" VALUES(69,1,28,'2026-04-09 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":3,"why":"silence"}','638a1b4f8009a3fc354399a0aceec583fc414ac095ffe02115664d0247040a9d');
INSERT INTO "events" VALUES(70,1,29,'2026-04-10 01:30:00.000000','escalation','hệ thống',NULL,NULL,4,'Đàm Văn Quý, Lương Thu Hà','{}','30731ec1a0b7bc350d97c0a2a9d00ebcb60c3c6f1666518fc970b1fef10690d4');
INSERT INTO "events" VALUES(71,1,30,'2026-04-13 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":4,"why":"silence"}','c6e0192e5c12f96714e3547d99a1c0fca95c465378315c64f7100b5b4219f051');
INSERT INTO "events" VALUES(72,2,1,'2026-04-13 01:30:00.000000','issued','Lương Thu Hà',NULL,NULL,NULL,'1046/SNN-KHTC; kiểm kê nhà kho, trạm thuộc đơn vị quản lý năm 2026; KL, CNTY, TTBVTV','{}','b0813568fe35b6ce12fea6181bb186a8dfe4616af3e62199d96517962613b9bc');
INSERT INTO "events" VALUES(73,2,2,'2026-04-13 01:30:00.000000','delivered','hệ thống',NULL,'telegram',13,'Hứa Văn Tài','{}','b821c280ce2355f7347956fbff739d8f828372a7211375c42daa7569f4f14cf9');
INSERT INTO "events" VALUES(74,2,3,'2026-04-13 01:30:00.000000','delivered','hệ thống',NULL,'telegram',14,'Bế Văn Sơn','{}','f3124e5b90f4f8c0e1bed64eac4fe5deb9d9c215fb8148c662c310fe4a9462ff');
INSERT INTO "events" VALUES(75,2,4,'2026-04-13 01:30:00.000000','delivered','hệ thống',NULL,'telegram',15,'Nông Thị Mai','{}','54471b6ab1c8969bf3e4800f3255df66e5730ffae1d9708fefa0253a4c06b163');
INSERT INTO "events" VALUES(76,2,5,'2026-04-13 01:45:00.000000','acknowledged','Nông Thị Mai',10,'telegram',15,NULL,'{}','22e2c1daab876d57fb4e11fd5a1cacbb97070d58fa5e68b42e3086538c0cd1dd');
INSERT INTO "events" VALUES(77,2,6,'2026-04-13 02:10:00.000000','declined','Bế Văn Sơn',11,'telegram',14,'Kho của Chi cục đã bàn giao Chi cục Phát triển nông thôn từ tháng 01/2026','{}','60eda95d4b32d3c5ba7b34c6960d7aaa93526418db5dfa0d6a4ffc7698658bbb');
INSERT INTO "events" VALUES(78,2,7,'2026-04-13 02:30:00.000000','taken_back','Lương Thu Hà',2,'telegram',14,'PTNT','{}','62ad125bef18de4385f8fbb84f33a35761fba3a5ccb42992dedeba993f48c9f1');
INSERT INTO "events" VALUES(79,2,8,'2026-04-13 02:30:00.000000','passed_on','Lương Thu Hà',2,'telegram',16,'CNTY → PTNT','{}','5064f3d9fa2af54b152a4c2e844c57690bad42ee741474a5cba11103d1f2dc8f');
INSERT INTO "events" VALUES(80,2,9,'2026-04-13 02:30:00.000000','delivered','hệ thống',NULL,'telegram',16,'Lộc Thị Bích','{}','2385ab40a2430b3290366f3dafab85ab9d34bb5279749367d776772fe835ec69');
INSERT INTO "events" VALUES(81,2,10,'2026-04-13 02:45:00.000000','acknowledged','Lộc Thị Bích',16,'telegram',16,NULL,'{}','db2313ba17b64dc538f70c19935340eca1c37cb91ce4109776b527f8a43ad621');
INSERT INTO "events" VALUES(82,1,31,'2026-04-13 03:00:00.000000','confirmed','Nguyễn Thị Lan',4,'telegram',12,NULL,'{}','62cf601030495d0ee7848a0a494c8d538d3ceba87512b0a27028d11e5dcc989f');
INSERT INTO "events" VALUES(83,1,32,'2026-04-13 03:00:00.000000','confirmed','Hoàng Văn Minh',6,'telegram',11,NULL,'{}','688f8094ee5040b9d2c09726bb22d5e8f4e76fe5a60ad32fbe0c078a8ce8f895');
INSERT INTO "events" VALUES(84,1,33,'2026-04-13 03:00:00.000000','confirmed','Lý Đức Thắng',8,'telegram',8,NULL,'{}','7f692c025ff0815c2079d3ba5f4dd0e52f414af7b911621734ef34310d55860e');
INSERT INTO "events" VALUES(85,2,11,'2026-04-13 07:00:00.000000','acknowledged','Hứa Văn Tài',12,'telegram',13,NULL,'{}','5c77518431fb398c52b891bf26b43503d4f81ff4c4e1dc352f0edf7671a50c1f');
INSERT INTO "events" VALUES(86,2,12,'2026-04-13 07:00:00.000000','extension_asked','Hứa Văn Tài',12,'telegram',13,'các trạm ở xa, chưa kiểm kê xong','{"wanted":"2026-04-29"}','bce1d2126af8dab356a373c8b11c3ea88fff48ec358f7eefc976c1684288e211');
INSERT INTO "events" VALUES(87,2,13,'2026-04-13 07:20:00.000000','extension_granted','Vi Quốc Trung',1,'telegram',13,NULL,'{}','eb45bc0ad6264a9bfbbb2af860dad697e25fe3d077f95c804d8dea432f8437dd');
INSERT INTO "events" VALUES(88,1,34,'2026-04-14 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":5,"why":"silence"}','9a479ef004ea0eb952d46a0032b454f6dec10f8e5cd6a15a31bb7e098b921614');
INSERT INTO "events" VALUES(89,1,35,'2026-04-14 03:00:00.000000','reported','Ma Thị Nhung (thay Lộc Thị Bích)',17,'telegram',6,'40%, đã rà soát hồ sơ của 3 phòng','{"percent":40,"files":0}','833250038cf17ccd07fb4ecc81bbebd765c76f53d12008d2873b529111cce301');
INSERT INTO "events" VALUES(90,2,14,'2026-04-15 00:30:00.000000','nudge','hệ thống',NULL,NULL,15,NULL,'{"nth":1,"why":"before_due","digest":1}','04ee6e4520aee478e82bc2f82cdce909462040ddeddda5188f7fbe5a44e1da81');
INSERT INTO "events" VALUES(91,1,36,'2026-04-15 00:30:00.000000','nudge','hệ thống',NULL,NULL,10,NULL,'{"nth":1,"why":"no_deadline","digest":1}','ed7d3078ef9e33a67215f97abf26e7c19312ef3dc3b6ed1dc7557d026c38c2fb');
INSERT INTO "events" VALUES(92,2,15,'2026-04-15 00:30:00.000000','nudge','hệ thống',NULL,NULL,16,NULL,'{"nth":1,"why":"before_due"}','902b225de9a464a97399c4892ddb3c3d5dafd22397f5020c36f2f1c270bcd4b4');
INSERT INTO "events" VALUES(93,2,16,'2026-04-15 01:00:00.000000','reported','Nông Thị Mai',10,'telegram',15,'70%, còn hai trạm ở Tràng Định','{"percent":70,"files":0}','e55bcce9ecafa31cabbb66796e7c6f64fd2f99c963605e392853132de84f4924');
INSERT INTO "events" VALUES(94,2,17,'2026-04-15 01:15:00.000000','snoozed','Lộc Thị Bích',16,'telegram',16,'P5D','{"until":"2026-04-22T01:15:00+00:00"}','22ae943ce4acdc69430849abae94b05d70ad765e6447e0e86e5eb8dddf0083d4');
INSERT INTO "events" VALUES(95,1,37,'2026-04-15 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":6,"why":"silence"}','ba7a2e411961c1428bcf51447e34cd779d6870bf04f89074d3bef53fad55a5c8');
INSERT INTO "events" VALUES(96,1,38,'2026-04-15 03:05:00.000000','nudge','hệ thống',NULL,NULL,7,NULL,'{"nth":1,"why":"no_deadline"}','fc9a17d7295c492bf2a94583a4d0a904616172eabbe70b14c70cc9cc671aecac');
INSERT INTO "events" VALUES(97,1,39,'2026-04-15 03:20:00.000000','nudge','hệ thống',NULL,NULL,1,NULL,'{"nth":1,"why":"no_deadline"}','42ae7db49bf2416a6de8de7a027cbc18c731e71e9f7bd6cb32e52a890d53ec2e');
INSERT INTO "events" VALUES(98,1,40,'2026-04-16 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":7,"why":"silence"}','5e9ab8d18e6835dc8a8cf3466b55c1510b930f5e96c52f505521a649bd21fccc');
INSERT INTO "events" VALUES(99,1,41,'2026-04-16 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,5,'Lương Thu Hà','{}','2b935ca21e208ec46fd58a0c6b65b61420ebc5b264e39dffc0b4af8f6f445680');
INSERT INTO "events" VALUES(100,1,42,'2026-04-16 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,9,'Lương Thu Hà','{}','67415f48defabff0a36b5d5e1345c715c21458420736fe8feefec96e816ec3e7');
INSERT INTO "events" VALUES(101,1,43,'2026-04-16 01:30:00.000000','escalation','hệ thống',NULL,NULL,4,'Vi Quốc Trung','{}','f572ffccdb2c13fadbb9453a053cdeb59e3f36ca8e11e0c83a6cde729957e90d');
INSERT INTO "events" VALUES(102,1,44,'2026-04-16 02:30:00.000000','acknowledged','Lương Thu Hà',2,'điện thoại',4,'Chị Nga, Phòng Hành chính','{}','80c828a65040490add5044a9aa682ab7c9ad88f3b16bdca4414e6f8a8d754f25');
INSERT INTO "events" VALUES(103,1,45,'2026-04-16 04:00:00.000000','reported','Chu Đình Khôi',18,'telegram',4,'20%, đơn vị xin lỗi vì phản hồi chậm','{"percent":20,"files":0}','6fa422221bbea741393125bc5a7296448e335bfb110593dcaf34aff57b23a750');
INSERT INTO "events" VALUES(104,1,46,'2026-04-16 07:30:00.000000','result','Triệu Thị Hạnh',7,'telegram',2,'Báo cáo số 45/BC-KHTC','{"percent":null,"files":0}','5f3912373810f62c78cbe4dafb3555ea9ac69e9b61ce15e3d2c4bdaa2911c698');
INSERT INTO "events" VALUES(105,1,47,'2026-04-16 07:30:00.000000','confirmed','Triệu Thị Hạnh',7,'telegram',2,NULL,'{}','51ccc37fb3e26e550b51573135e077f68199921f1f6c6b7801ffb7230a085564');
INSERT INTO "events" VALUES(106,2,18,'2026-04-17 00:30:00.000000','nudge','hệ thống',NULL,NULL,13,NULL,'{"nth":1,"why":"before_due","digest":1}','76c67a62b91b314224e4fa474dc21a34f465d94b7a9cf47f1c8fcd795afb24ab');
INSERT INTO "events" VALUES(107,1,48,'2026-04-17 00:30:00.000000','nudge','hệ thống',NULL,NULL,3,NULL,'{"nth":1,"why":"no_deadline","digest":1}','ab535af25ccae437f33493c0059ef306abb7dbb106e29881523b5b6d9daaa9cc');
INSERT INTO "events" VALUES(108,1,49,'2026-04-20 07:00:00.000000','confirmed','Phùng Quang Vinh',9,'telegram',7,NULL,'{}','1f678b51e419567de56db8b3e7ac36b945f4e9eaff261770788e4aaa3d634a2b');
INSERT INTO "events" VALUES(109,2,19,'2026-04-20 07:00:00.000000','confirmed','Nông Thị Mai',10,'telegram',15,NULL,'{}','b81aa0c13c6007cee7b0cfe47e1c880a86f3c61fcdd1d57b5a9161955c3ff23a');
INSERT INTO "events" VALUES(110,1,50,'2026-04-20 07:00:00.000000','confirmed','Nông Thị Mai',10,'telegram',10,NULL,'{}','7ad6963bafad0615210f46e9688343394d8e0b933eed563c216686a2eb90a9e5');
INSERT INTO "events" VALUES(111,2,20,'2026-04-22 01:15:00.000000','nudge','hệ thống',NULL,NULL,16,NULL,'{"nth":2,"why":"before_due"}','91eee4d3e1ea2288f06bc07a559b7c9411dcccb8d91bb66b30834a1951f67735');
INSERT INTO "events" VALUES(112,1,51,'2026-04-22 03:00:00.000000','confirmed','Bế Văn Sơn',11,'telegram',1,NULL,'{}','cf3ac674247ae65c37d2a0ff448e40ee83b5fe77adc535fa2d9f8821b44f3a27');
INSERT INTO "events" VALUES(113,1,52,'2026-04-22 03:00:00.000000','reported','Ma Thị Nhung (thay Lộc Thị Bích)',17,'telegram',6,'100%, đã xong','{"percent":100,"files":0}','ccd7a7ee52d0471f2eb40a4a558dd68e727e56ba576bc4643a4c7686f7367fd7');
INSERT INTO "events" VALUES(114,1,53,'2026-04-22 03:00:00.000000','confirmed','Lộc Thị Bích',16,'telegram',6,NULL,'{}','3aef81acd176f6a2541d441db3cd5a40b9cb22417f1b1a90622d04e9398723c1');
INSERT INTO "events" VALUES(115,2,21,'2026-04-22 03:00:00.000000','confirmed','Lộc Thị Bích',16,'telegram',16,NULL,'{}','4863197f2c4b099b9457d8319e2ebee4584f18ff7df238c096133fc38543576e');
INSERT INTO "events" VALUES(116,2,22,'2026-04-22 03:00:00.000000','reported','Hứa Văn Tài',12,'telegram',13,'70%, còn trạm Đình Lập','{"percent":70,"files":0}','392b9434cc1bd9e8951e9186f64e002beebc886005825b202027761cc9838af0');
INSERT INTO "events" VALUES(117,1,54,'2026-04-28 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,5,'Lương Thu Hà','{}','bd3c0937eba96c49c4945233985edadf3f5226da3d579bdd92c9195ffb2f3803');
INSERT INTO "events" VALUES(118,1,55,'2026-04-28 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,9,'Lương Thu Hà','{}','cda4d48fa505dfd056b2d2f51dbc893477c6488cf81950955e956adeced7349a');
INSERT INTO "events" VALUES(119,1,56,'2026-04-28 02:10:00.000000','reported','Hứa Văn Tài',12,'telegram',3,'100%, phần mềm đã đồng bộ','{"percent":100,"files":0}','ab83f56f5e9eeb5d1d51b760075f886cf9516a18e3b733b78b0522a13a287b3a');
INSERT INTO "events" VALUES(120,1,57,'2026-04-28 02:10:00.000000','confirmed','Hứa Văn Tài',12,'telegram',3,NULL,'{}','1f2b18d48e7017fdf05a243131cd1f7b52c9a3104df1ed677fb157fc527263b4');
INSERT INTO "events" VALUES(121,2,23,'2026-04-28 03:00:00.000000','nudge','hệ thống',NULL,NULL,13,NULL,'{"nth":2,"why":"before_due"}','3c3194b6de207398089b38ee41926a39a20c9e90ad7b87673c0ff7379cbcfaaf');
INSERT INTO "events" VALUES(122,1,58,'2026-04-28 04:00:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth":8,"why":"no_deadline"}','663e514da3c0ef6302aa791ff539e0ca6e0c0b02b2ecf6b6b56584380c7bc159');
INSERT INTO "events" VALUES(123,2,24,'2026-04-29 00:30:00.000000','nudge','hệ thống',NULL,NULL,13,NULL,'{"nth":3,"why":"due_today"}','b59f10dbaf3fa3d6841fd927aa519914c97235a91e07930932713482bcf45cb9');
INSERT INTO "events" VALUES(124,1,59,'2026-04-29 02:00:00.000000','nudge','Vi Quốc Trung',1,'telegram',4,NULL,'{"nth":9,"why":"no_deadline","ordered":1}','42530687b65c53b7276a6c5c7e4b167a8c44545d17362e050d50ca94517bb8cd');
INSERT INTO "events" VALUES(125,1,60,'2026-04-29 02:00:00.000000','call_sheet','Vi Quốc Trung',1,'telegram',5,'Lương Thu Hà','{"ordered":1}','205c222d6570b9bac541e406d0d94e646994f26d05f4a54c2d2160aa8fd551c4');
INSERT INTO "events" VALUES(126,1,61,'2026-04-29 02:00:00.000000','call_sheet','Vi Quốc Trung',1,'telegram',9,'Lương Thu Hà','{"ordered":1}','d18a7358ff985042f547bfc3989bd05ed7fe5826476fe18e3837259cfd562924');
INSERT INTO "events" VALUES(127,2,25,'2026-05-04 00:30:00.000000','nudge','hệ thống',NULL,NULL,13,NULL,'{"nth":4,"why":"overdue"}','3b23b8b882f69386ec9d7192f0531592e282cfbcde5d0d47cb16b457352ddadf');
INSERT INTO "events" VALUES(128,2,26,'2026-05-04 01:30:00.000000','result','Hứa Văn Tài',12,'telegram',13,'Báo cáo số 118/BC-KL','{"percent":null,"files":0}','fa34e7868a22945651cc5bc4c7586bc6fc4cbfa8dad3156366701600a7c95a90');
INSERT INTO "events" VALUES(129,2,27,'2026-05-04 01:30:00.000000','confirmed','Hứa Văn Tài',12,'telegram',13,NULL,'{}','1242c278c557f1e15979667102fa40175f495d71a6c23c9073992e3c17e2019a');
INSERT INTO "events" VALUES(130,1,62,'2026-05-05 02:00:00.000000','confirmed','Chu Đình Khôi',18,'telegram',4,NULL,'{}','b7366c5372c4bdb465e662e62134d4dae97a398eca9126b13288103debeaa8c6');
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	remote_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	mime VARCHAR(128) NOT NULL, 
	size INTEGER, 
	content BLOB, 
	state VARCHAR(16) NOT NULL, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	try_at DATETIME NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_report_id FOREIGN KEY(report_id) REFERENCES reports (id)
);
CREATE TABLE extensions (
	id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	asked_at DATETIME NOT NULL, 
	asked_by INTEGER NOT NULL, 
	wanted_on DATE NOT NULL, 
	wanted_instant DATETIME, 
	reason TEXT NOT NULL, 
	before_on DATE, 
	before_instant DATETIME, 
	decided_at DATETIME, 
	decided_by INTEGER, 
	granted BOOLEAN, 
	answer TEXT, 
	CONSTRAINT pk_extensions PRIMARY KEY (id), 
	CONSTRAINT fk_extensions_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_extensions_asked_by FOREIGN KEY(asked_by) REFERENCES people (id), 
	CONSTRAINT fk_extensions_decided_by FOREIGN KEY(decided_by) REFERENCES people (id)
);
INSERT INTO "extensions" VALUES(1,13,'2026-04-13 07:00:00.000000',12,'2026-04-29',NULL,'các trạm ở xa, chưa kiểm kê xong','2026-04-24',NULL,'2026-04-13 07:20:00.000000',1,1,NULL);
CREATE TABLE facts (
	name VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (name)
);
INSERT INTO "facts" VALUES('telegram.identity','dondoc_sandbox_bot');
INSERT INTO "facts" VALUES('telegram.profile','2d9e79c65265');
INSERT INTO "facts" VALUES('telegram.menus','{"7001": "896c2b09f9f2", "7002": "434d3c0433e4", "7003": "434d3c0433e4", "7101": "8a73facdd8e3", "7201": "8a73facdd8e3", "7102": "8a73facdd8e3", "7103": "8a73facdd8e3", "7104": "8a73facdd8e3", "7105": "8a73facdd8e3", "7106": "8a73facdd8e3", "7107": "8a73facdd8e3", "7108": "8a73facdd8e3", "7208": "8a73facdd8e3", "7109": "8a73facdd8e3", "7209": "8a73facdd8e3", "7110": "8a73facdd8e3", "7210": "119433a89f67", "7111": "8a73facdd8e3", "7211": "8a73facdd8e3"}');
INSERT INTO "facts" VALUES('digests','2026-05-05');
INSERT INTO "facts" VALUES('file.telegram:12345.e985893cfe481cd6caa8f20d38a7127d','document-1');
CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	raw TEXT NOT NULL, 
	received_at DATETIME NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	reason TEXT, 
	CONSTRAINT pk_inbox PRIMARY KEY (id), 
	CONSTRAINT uq_inbox_source_key UNIQUE (source, "key")
);
INSERT INTO "inbox" VALUES(78,'telegram:12345','700000078','','2026-04-28 02:10:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(79,'telegram:12345','700000079','','2026-04-28 02:10:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(80,'telegram:12345','700000080','','2026-04-28 02:10:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(81,'telegram:12345','700000081','','2026-04-29 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(82,'telegram:12345','700000082','','2026-04-29 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(83,'telegram:12345','700000083','','2026-04-29 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(84,'telegram:12345','700000084','','2026-05-04 01:30:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(85,'telegram:12345','700000085','','2026-05-04 01:30:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(86,'telegram:12345','700000086','','2026-05-04 01:30:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(87,'telegram:12345','700000087','','2026-05-05 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(88,'telegram:12345','700000088','','2026-05-05 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(89,'telegram:12345','700000089','','2026-05-05 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(90,'telegram:12345','700000090','','2026-05-05 02:00:00.000000','done',0,NULL);
CREATE TABLE invites (
	id INTEGER NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	used_by VARCHAR(160), 
	CONSTRAINT pk_invites PRIMARY KEY (id), 
	CONSTRAINT fk_invites_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_invites_code_hash UNIQUE (code_hash)
);
INSERT INTO "invites" VALUES(1,'3808b6431ea9c15e7b77a8637b09c96066b6ca7880aa6fd73641dc6d523ab97c',11,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7107');
INSERT INTO "invites" VALUES(2,'398052fb24ae7a88528586e4a1cb1744249db24394b0dc4bc81c1b5b4a3af1cf',7,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7103');
INSERT INTO "invites" VALUES(3,'97145184c4c2f37533ee3706db6d3a4a555ba7d9da9b1f561774debb378a6f51',12,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7108');
INSERT INTO "invites" VALUES(4,'a686ed9577cf43afd6a26e2df756e9c19aa870133f4f6154b5b9b7c559a62ea7',13,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7208');
INSERT INTO "invites" VALUES(5,'dcb6e9188e70fde7b8eb78e9a620dc2fb2059e619faa303a7491b3fba1cdb5aa',18,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7111');
INSERT INTO "invites" VALUES(6,'d66af01773015f5aa1fc1365ffad50ef2880a50d0c43c80ec5e095449f161358',19,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7211');
INSERT INTO "invites" VALUES(7,'8e7862cf99b10ee328a10c009c5c213e782323656d75c3486358d6bd2de30db3',20,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(8,'544b2451d88de81b745e5533821744aa4199c3551d25703f16667d2dc3e8c0ce',16,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7110');
INSERT INTO "invites" VALUES(9,'fda4313e406466819e1f72c7258be4836b8a47aae19e1343e29e16636c4bcbaa',17,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7210');
INSERT INTO "invites" VALUES(10,'01af7283bd7bd75c573478a52872429f24a8b34d91c13890cdf867c28b3c7c00',9,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7105');
INSERT INTO "invites" VALUES(11,'d6b02ad7328e384ed994620eff2ed3ac1db91f238d9bcec06c4546d1185e92e9',1,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(12,'8905d3587dba969439f22e0506731e377e46daf7ba9751ae8eec4a466d83163b',2,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(13,'8f25b85140bb096c0efff1068bd203a8cba107b094149f3d68d055c04b7ccade',3,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(14,'e79b650ac66672914e6952f5652d90fd03a1aec6b38aea2a3539ebed472776fd',8,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7104');
INSERT INTO "invites" VALUES(15,'82154a95d724ee66c669e41b1b31d3468ed93b8361d62af380261dc98f903973',14,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7109');
INSERT INTO "invites" VALUES(16,'eb55e6a085180d4debca3f2726e703185d2ddbcc123109cac99d6b45d2515c03',15,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7209');
INSERT INTO "invites" VALUES(17,'5de3829e6c2f7e3b2709a50d50b09cdf75a37e48f8c17462db887a40c961125e',10,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7106');
INSERT INTO "invites" VALUES(18,'16ddc73394bf9dc8b6affc55be7e4e82fc97540cf802edb406f58ac0c69d0443',6,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7102');
INSERT INTO "invites" VALUES(19,'0c15fe5509766bb4b6bd2184aac29dbba2b6194693723e42c27ecb9d19e6cb7f',4,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7101');
INSERT INTO "invites" VALUES(20,'5ef1e2566da6fecdd797e7c1e9befcc65f40e121418b3352d193ac0e95473133',5,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7201');
CREATE TABLE menus (
	id INTEGER NOT NULL, 
	contact_id INTEGER NOT NULL, 
	about INTEGER NOT NULL, 
	choices JSON NOT NULL, 
	shown_at DATETIME NOT NULL, 
	answered BOOLEAN NOT NULL, 
	CONSTRAINT pk_menus PRIMARY KEY (id), 
	CONSTRAINT fk_menus_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id), 
	CONSTRAINT uq_menus_contact_id_about UNIQUE (contact_id, about)
);
INSERT INTO "menus" VALUES(31,19,0,'[["📞 Đã nhận qua điện thoại","phoned:4"],["📵 Gọi chưa được","notphoned:4"]]','2026-04-10 01:30:00.000000',0);
INSERT INTO "menus" VALUES(37,11,14,'[["📎 Toàn văn","text:14"]]','2026-04-13 02:10:00.000000',0);
INSERT INTO "menus" VALUES(48,4,12,'[["📎 Toàn văn","text:12"]]','2026-04-14 03:00:00.000000',1);
INSERT INTO "menus" VALUES(49,6,11,'[["📎 Toàn văn","text:11"]]','2026-04-14 03:00:00.000000',0);
INSERT INTO "menus" VALUES(50,8,8,'[["📎 Toàn văn","text:8"]]','2026-04-14 03:00:00.000000',0);
INSERT INTO "menus" VALUES(54,10,0,'[["VB2 – 1046/SNN-KHTC","open:15"],["VB1 – …/SNN-VP","open:10"]]','2026-04-15 00:30:00.000000',1);
INSERT INTO "menus" VALUES(65,12,0,'[["VB2 – 1046/SNN-KHTC","open:13"],["VB1 – …/SNN-VP","open:3"]]','2026-04-17 00:30:00.000000',0);
INSERT INTO "menus" VALUES(66,7,2,'[["📎 Toàn văn","text:2"]]','2026-04-17 07:30:00.000000',0);
INSERT INTO "menus" VALUES(70,16,0,'[["VB1 – …/SNN-VP","open:6"]]','2026-04-21 02:00:00.000000',0);
INSERT INTO "menus" VALUES(71,9,7,'[["📎 Toàn văn","text:7"]]','2026-04-21 07:00:00.000000',0);
INSERT INTO "menus" VALUES(72,10,15,'[["📎 Toàn văn","text:15"]]','2026-04-21 07:00:00.000000',0);
INSERT INTO "menus" VALUES(73,10,10,'[["📎 Toàn văn","text:10"]]','2026-04-21 07:00:00.000000',0);
INSERT INTO "menus" VALUES(80,11,1,'[["📎 Toàn văn","text:1"]]','2026-04-23 03:00:00.000000',0);
INSERT INTO "menus" VALUES(81,16,6,'[["📎 Toàn văn","text:6"]]','2026-04-23 03:00:00.000000',0);
INSERT INTO "menus" VALUES(82,17,6,'[["📎 Toàn văn","text:6"]]','2026-04-23 03:00:00.000000',0);
INSERT INTO "menus" VALUES(83,16,16,'[["📎 Toàn văn","text:16"]]','2026-04-23 03:00:00.000000',0);
INSERT INTO "menus" VALUES(91,2,0,'[["📞 Đã nhận qua điện thoại – NSVS","phoned:5"],["📵 Gọi chưa được – NSVS","notphoned:5"],["📞 Đã nhận qua điện thoại – TL","phoned:9"],["📵 Gọi chưa được – TL","notphoned:9"]]','2026-04-29 02:00:00.000000',0);
INSERT INTO "menus" VALUES(92,12,3,'[["📎 Toàn văn","text:3"]]','2026-04-29 02:10:00.000000',0);
INSERT INTO "menus" VALUES(93,12,13,'[["📎 Toàn văn","text:13"]]','2026-05-05 01:30:00.000000',0);
INSERT INTO "menus" VALUES(94,18,4,'[["📎 Toàn văn","text:4"],["🔄 Mở lại","reopen:4"]]','2026-05-05 02:00:00.000000',0);
INSERT INTO "menus" VALUES(95,1,0,'[["📊 VB1","summary:1"]]','2026-05-05 02:00:00.000000',0);
CREATE TABLE people (
	id INTEGER NOT NULL, 
	full_name TEXT NOT NULL, 
	phone VARCHAR(32), 
	language VARCHAR(8) DEFAULT 'vi' NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT uq_people_phone UNIQUE (phone)
);
INSERT INTO "people" VALUES(1,'Vi Quốc Trung','0912000001','vi');
INSERT INTO "people" VALUES(2,'Lương Thu Hà','0912000002','vi');
INSERT INTO "people" VALUES(3,'Đặng Hải Nam','0912000003','vi');
INSERT INTO "people" VALUES(4,'Nguyễn Thị Lan','0912000101','vi');
INSERT INTO "people" VALUES(5,'Hà Thị Thu','0912000201','vi');
INSERT INTO "people" VALUES(6,'Hoàng Văn Minh','0912000102','vi');
INSERT INTO "people" VALUES(7,'Triệu Thị Hạnh','0912000103','vi');
INSERT INTO "people" VALUES(8,'Lý Đức Thắng','0912000104','vi');
INSERT INTO "people" VALUES(9,'Phùng Quang Vinh','0912000105','vi');
INSERT INTO "people" VALUES(10,'Nông Thị Mai','0912000106','vi');
INSERT INTO "people" VALUES(11,'Bế Văn Sơn','0912000107','vi');
INSERT INTO "people" VALUES(12,'Hứa Văn Tài','0912000108','vi');
INSERT INTO "people" VALUES(13,'Mã Văn Hiếu','0912000208','vi');
INSERT INTO "people" VALUES(14,'Dương Công Định','0912000109','vi');
INSERT INTO "people" VALUES(15,'Trần Đức Toàn','0912000209','vi');
INSERT INTO "people" VALUES(16,'Lộc Thị Bích','0912000110','vi');
INSERT INTO "people" VALUES(17,'Ma Thị Nhung','0912000210','vi');
INSERT INTO "people" VALUES(18,'Chu Đình Khôi','0912000111','vi');
INSERT INTO "people" VALUES(19,'Đàm Văn Quý','0912000211','vi');
INSERT INTO "people" VALUES(20,'Vy Thị Xuân','0912000112','vi');
CREATE TABLE posts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	title TEXT, 
	from_on DATE NOT NULL, 
	to_on DATE, 
	CONSTRAINT pk_posts PRIMARY KEY (id), 
	CONSTRAINT fk_posts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_posts_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
);
INSERT INTO "posts" VALUES(1,1,1,'director','Giám đốc Sở','2026-04-06',NULL);
INSERT INTO "posts" VALUES(2,2,1,'clerk','Văn thư','2026-04-06',NULL);
INSERT INTO "posts" VALUES(3,3,1,'admin','Quản trị viên','2026-04-06',NULL);
INSERT INTO "posts" VALUES(4,4,2,'head','Chánh Văn phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(5,5,2,'deputy','Phó Chánh Văn phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(6,6,3,'head','Chánh Thanh tra','2026-04-06',NULL);
INSERT INTO "posts" VALUES(7,7,4,'head','Trưởng phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(8,8,5,'head','Trưởng phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(9,9,6,'head','Trưởng phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(10,10,7,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(11,11,8,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(12,12,9,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(13,13,9,'deputy','Phó Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(14,14,10,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(15,15,10,'deputy','Phó Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(16,16,11,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(17,17,11,'officer','Chuyên viên','2026-04-06',NULL);
INSERT INTO "posts" VALUES(18,18,12,'head','Giám đốc','2026-04-06',NULL);
INSERT INTO "posts" VALUES(19,19,12,'deputy','Phó Giám đốc','2026-04-06',NULL);
INSERT INTO "posts" VALUES(20,20,13,'head','Giám đốc','2026-04-06',NULL);
CREATE TABLE questions (
	contact_id INTEGER NOT NULL, 
	about VARCHAR(16) NOT NULL, 
	assignment_id INTEGER, 
	facts JSON NOT NULL, 
	asked_at DATETIME NOT NULL, 
	CONSTRAINT pk_questions PRIMARY KEY (contact_id), 
	CONSTRAINT fk_questions_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_questions_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id)
);
CREATE TABLE recipient_files (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	content BLOB NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	shown VARCHAR(64) NOT NULL, 
	held JSON NOT NULL, 
	sent_at DATETIME NOT NULL, 
	CONSTRAINT pk_recipient_files PRIMARY KEY (id), 
	CONSTRAINT fk_recipient_files_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE TABLE reports (
	id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	percent INTEGER, 
	text TEXT NOT NULL, said_in VARCHAR(224), revises INTEGER, duty INTEGER, 
	CONSTRAINT pk_reports PRIMARY KEY (id), 
	CONSTRAINT fk_reports_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_reports_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "reports" VALUES(1,2,7,'2026-04-08 02:30:00.000000','telegram','progress',60,'60%, đã đối chiếu xong 9/15 nhiệm vụ','7103/5',NULL,NULL);
INSERT INTO "reports" VALUES(2,3,12,'2026-04-08 08:00:00.000000','telegram','obstacle',NULL,'Phần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc với đơn vị cung cấp','7108/6',NULL,NULL);
INSERT INTO "reports" VALUES(3,14,11,'2026-04-13 02:10:00.000000','telegram','declined',NULL,'Kho của Chi cục đã bàn giao Chi cục Phát triển nông thôn từ tháng 01/2026',NULL,NULL,NULL);
INSERT INTO "reports" VALUES(4,6,17,'2026-04-14 03:00:00.000000','telegram','progress',40,'40%, đã rà soát hồ sơ của 3 phòng','7210/5',NULL,NULL);
INSERT INTO "reports" VALUES(5,15,10,'2026-04-15 01:00:00.000000','telegram','progress',70,'70%, còn hai trạm ở Tràng Định','7106/9',NULL,NULL);
INSERT INTO "reports" VALUES(6,4,18,'2026-04-16 04:00:00.000000','telegram','progress',20,'20%, đơn vị xin lỗi vì phản hồi chậm','7111/11',NULL,NULL);
INSERT INTO "reports" VALUES(7,2,7,'2026-04-16 07:30:00.000000','telegram','result',NULL,'Báo cáo số 45/BC-KHTC','7103/8',NULL,NULL);
INSERT INTO "reports" VALUES(8,6,17,'2026-04-22 03:00:00.000000','telegram','progress',100,'100%, đã xong','7210/7',NULL,NULL);
INSERT INTO "reports" VALUES(9,13,12,'2026-04-22 03:00:00.000000','telegram','progress',70,'70%, còn trạm Đình Lập','7108/15',NULL,NULL);
INSERT INTO "reports" VALUES(10,3,12,'2026-04-28 02:10:00.000000','telegram','progress',100,'100%, phần mềm đã đồng bộ','7108/17',NULL,NULL);
INSERT INTO "reports" VALUES(11,13,12,'2026-05-04 01:30:00.000000','telegram','result',NULL,'Báo cáo số 118/BC-KL','7108/25',NULL,NULL);
CREATE TABLE units (
	id INTEGER NOT NULL, 
	code VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	parent_id INTEGER, 
	CONSTRAINT pk_units PRIMARY KEY (id), 
	CONSTRAINT fk_units_parent_id FOREIGN KEY(parent_id) REFERENCES units (id), 
	CONSTRAINT uq_units_code UNIQUE (code)
);
INSERT INTO "units" VALUES(1,'SNN','Sở Nông nghiệp và Phát triển nông thôn',NULL);
INSERT INTO "units" VALUES(2,'VP','Văn phòng Sở',1);
INSERT INTO "units" VALUES(3,'TTR','Thanh tra Sở',1);
INSERT INTO "units" VALUES(4,'KHTC','Phòng Kế hoạch - Tài chính',1);
INSERT INTO "units" VALUES(5,'TCCB','Phòng Tổ chức cán bộ',1);
INSERT INTO "units" VALUES(6,'QLXD','Phòng Quản lý xây dựng công trình',1);
INSERT INTO "units" VALUES(7,'TTBVTV','Chi cục Trồng trọt và Bảo vệ thực vật',1);
INSERT INTO "units" VALUES(8,'CNTY','Chi cục Chăn nuôi và Thú y',1);
INSERT INTO "units" VALUES(9,'KL','Chi cục Kiểm lâm',1);
INSERT INTO "units" VALUES(10,'TL','Chi cục Thủy lợi',1);
INSERT INTO "units" VALUES(11,'PTNT','Chi cục Phát triển nông thôn',1);
INSERT INTO "units" VALUES(12,'KN','Trung tâm Khuyến nông',1);
INSERT INTO "units" VALUES(13,'NSVS','Trung tâm Nước sạch và Vệ sinh môi trường nông thôn',1);
CREATE TABLE uploads (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	contact_id INTEGER NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	address VARCHAR(128) NOT NULL, 
	message_id VARCHAR(64), 
	remote_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	mime VARCHAR(128) NOT NULL, 
	size INTEGER, 
	state VARCHAR(16) NOT NULL, 
	attempts INTEGER DEFAULT '0' NOT NULL, 
	try_at DATETIME NOT NULL, 
	reason TEXT, 
	CONSTRAINT pk_uploads PRIMARY KEY (id), 
	CONSTRAINT fk_uploads_contact_id FOREIGN KEY(contact_id) REFERENCES contacts (id)
);
CREATE TABLE wrong_codes (
	id INTEGER NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	address VARCHAR(128) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_wrong_codes PRIMARY KEY (id)
);
CREATE INDEX ix_directives_number ON directives (number);
CREATE INDEX ix_inbox_waiting ON inbox (id) WHERE state = 'waiting';
CREATE INDEX ix_wrong_codes_at ON wrong_codes (at);
CREATE INDEX ix_assignments_next_step ON assignments (next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX ix_assignments_unit_id ON assignments (unit_id);
CREATE INDEX ix_contacts_person_id ON contacts (person_id);
CREATE INDEX ix_invites_person_id ON invites (person_id);
CREATE INDEX ix_posts_person_id ON posts (person_id);
CREATE INDEX ix_posts_unit_id ON posts (unit_id);
CREATE INDEX ix_deliveries_assignment_id ON deliveries (assignment_id);
CREATE INDEX ix_deliveries_due ON deliveries (state, lane, id);
CREATE INDEX ix_deliveries_message ON deliveries (channel, address, message_id);
CREATE INDEX ix_events_assignment_id ON events (assignment_id);
CREATE INDEX ix_reports_assignment_id ON reports (assignment_id);
CREATE INDEX ix_delivery_subjects_assignment_id ON delivery_subjects (assignment_id);
CREATE INDEX ix_evidence_report_id ON evidence (report_id);
CREATE INDEX ix_drafts_open ON drafts (issue_at) WHERE state = 'open';
CREATE INDEX ix_uploads_waiting ON uploads (try_at) WHERE state = 'waiting';
CREATE INDEX ix_reports_said_in ON reports (channel, said_in) WHERE said_in IS NOT NULL;
CREATE INDEX ix_extensions_assignment_id ON extensions (assignment_id);
CREATE INDEX ix_delegations_assignment_id ON delegations (assignment_id);
CREATE INDEX ix_delegations_to_person ON delegations (to_person);
CREATE INDEX ix_delegations_unit_id ON delegations (unit_id);
CREATE INDEX ix_deliveries_person ON deliveries (person_id, sent_at);
CREATE INDEX ix_delegations_look_at ON delegations (look_at);
CREATE INDEX ix_duty_shares_assignment_id ON duty_shares (assignment_id);
CREATE INDEX ix_deliveries_directive_id ON deliveries (directive_id);
COMMIT;
