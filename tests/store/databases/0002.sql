BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
	next_step_at DATETIME, 
	CONSTRAINT pk_assignments PRIMARY KEY (id), 
	CONSTRAINT fk_assignments_acknowledged_by FOREIGN KEY(acknowledged_by) REFERENCES people (id), 
	CONSTRAINT fk_assignments_confirmed_by FOREIGN KEY(confirmed_by) REFERENCES people (id), 
	CONSTRAINT fk_assignments_directive_id FOREIGN KEY(directive_id) REFERENCES directives (id), 
	CONSTRAINT fk_assignments_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_assignments_directive_id_unit_id UNIQUE (directive_id, unit_id)
);
INSERT INTO "assignments" VALUES(1,1,8,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 03:20:00.000000',10,'2026-04-22 03:00:00.000000',10,NULL,NULL,NULL,NULL,NULL,'2026-04-22 03:00:00.000000',1,0,0,'2026-04-15 03:20:00.000000',NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(2,1,4,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 02:02:00.000000',6,'2026-04-16 07:30:00.000000',6,60,'60%, đã đối chiếu xong 9/15 nhiệm vụ','2026-04-08 02:30:00.000000',NULL,NULL,'2026-04-16 07:30:00.000000',0,0,0,NULL,NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(3,1,9,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 07:10:00.000000',11,'2026-04-28 02:00:00.000000',11,100,'100%, phần mềm đã đồng bộ','2026-04-28 02:00:00.000000',NULL,NULL,'2026-04-28 02:00:00.000000',1,0,0,'2026-04-17 08:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(4,1,12,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-10 02:40:00.000000',14,'2026-05-05 02:00:00.000000',14,20,'20%, đơn vị xin lỗi vì phản hồi chậm','2026-04-10 02:40:00.000000',NULL,NULL,'2026-05-05 02:00:00.000000',4,0,0,'2026-04-21 02:40:00.000000','2026-04-10 01:30:00.000000',0,NULL,NULL);
INSERT INTO "assignments" VALUES(5,1,13,'issued','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,0,'2026-04-28 01:30:00.000000','2026-05-11 01:30:00.000000');
INSERT INTO "assignments" VALUES(6,1,11,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 06:40:00.000000',13,'2026-04-28 02:00:00.000000',13,NULL,NULL,NULL,NULL,NULL,'2026-04-28 02:00:00.000000',2,0,0,'2026-04-24 06:40:00.000000',NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(7,1,6,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 03:05:00.000000',8,'2026-04-20 02:00:00.000000',8,NULL,NULL,NULL,NULL,NULL,'2026-04-20 02:00:00.000000',1,0,0,'2026-04-15 03:05:00.000000',NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(8,1,5,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 02:15:00.000000',7,'2026-04-13 03:00:00.000000',7,NULL,NULL,NULL,NULL,NULL,'2026-04-13 03:00:00.000000',0,0,0,NULL,NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(9,1,10,'issued','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,NULL,0,'2026-04-28 01:30:00.000000','2026-05-11 01:30:00.000000');
INSERT INTO "assignments" VALUES(10,1,7,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 07:00:00.000000',9,'2026-04-20 02:00:00.000000',9,NULL,NULL,NULL,NULL,NULL,'2026-04-20 02:00:00.000000',1,0,0,'2026-04-15 07:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(11,1,3,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 01:50:00.000000',5,'2026-04-13 03:00:00.000000',5,NULL,NULL,NULL,NULL,NULL,'2026-04-13 03:00:00.000000',0,0,0,NULL,NULL,0,NULL,NULL);
INSERT INTO "assignments" VALUES(12,1,2,'confirmed','confirm','2026-04-06 01:30:00.000000',NULL,NULL,NULL,NULL,NULL,'2026-04-06 01:30:00.000000','2026-04-06 01:41:00.000000',4,'2026-04-13 03:00:00.000000',4,NULL,NULL,NULL,NULL,NULL,'2026-04-13 03:00:00.000000',0,0,0,NULL,NULL,0,NULL,NULL);
CREATE TABLE chains (
	chain INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	head VARCHAR(64) NOT NULL, 
	seal VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_chains PRIMARY KEY (chain)
);
INSERT INTO "chains" VALUES(-1,2,'83b97b859aa5f81b2f0f86ba2a675efaf515ad2d5e2b8652cf2de7e1c2267350','6bf62b29bf24d3387590f7b8a769c03f3d971f9fd9020924bb6b712612b176bc');
INSERT INTO "chains" VALUES(0,31,'1f32908e2c06e50a0c43c1afadeccdaf905c769ff9cec902bd16270cef6ecfe7','68d41e1830f2b27379603e316c76924d2cd218347b7385d308ac714b6253fa1e');
INSERT INTO "chains" VALUES(1,53,'01315fe6a06edb8b876b28abbc6b33a0df6fc8ab505ab78f38e1ebd2fd1e4338','dbb5f0eee372d4208cfc534a34fa337034e3812b5e0f370fddcc5d52d8ae2cd7');
CREATE TABLE contacts (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	channel VARCHAR(16) NOT NULL, 
	address VARCHAR(128) NOT NULL, 
	proof VARCHAR(16) NOT NULL, 
	reach VARCHAR(16) NOT NULL, 
	joined_at DATETIME, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_contacts_channel_address UNIQUE (channel, address)
);
INSERT INTO "contacts" VALUES(1,1,'telegram','7001','file','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(2,2,'telegram','7002','file','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(3,3,'telegram','7003','file','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(4,4,'telegram','7101','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(5,5,'telegram','7102','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(6,6,'telegram','7103','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(7,7,'telegram','7104','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(8,8,'telegram','7105','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(9,9,'telegram','7106','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(10,10,'telegram','7107','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(11,11,'telegram','7108','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(12,12,'telegram','7109','invite','blocked','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(13,13,'telegram','7110','invite','reachable','2026-04-06 01:00:00.000000');
INSERT INTO "contacts" VALUES(14,14,'telegram','7111','invite','reachable','2026-04-06 01:00:00.000000');
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
INSERT INTO "deliveries" VALUES(1,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed Vi Qu\u1ed1c Trung.\nGi\u00e1m \u0111\u1ed1c S\u1edf, S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(2,'answer',0,2,2,'telegram','7002',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed L\u01b0\u01a1ng Thu H\u00e0.\nV\u0103n th\u01b0, S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(3,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 \u0110\u1eb7ng H\u1ea3i Nam v\u1eeba k\u1ebft n\u1ed1i\nQu\u1ea3n tr\u1ecb vi\u00ean, S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n\nT\u00e0i kho\u1ea3n Telegram \u201c\u0110\u1eb7ng H\u1ea3i Nam\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:31775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','3','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:31775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(4,'answer',0,3,3,'telegram','7003',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed \u0110\u1eb7ng H\u1ea3i Nam.\nQu\u1ea3n tr\u1ecb vi\u00ean, S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(5,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 Nguy\u1ec5n Th\u1ecb Lan v\u1eeba k\u1ebft n\u1ed1i\nCh\u00e1nh V\u0103n ph\u00f2ng, V\u0103n ph\u00f2ng S\u1edf\nT\u00e0i kho\u1ea3n Telegram \u201cNguy\u1ec5n Th\u1ecb Lan\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:41775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','4','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:41775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(6,'answer',0,4,4,'telegram','7101',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed Nguy\u1ec5n Th\u1ecb Lan.\nCh\u00e1nh V\u0103n ph\u00f2ng, V\u0103n ph\u00f2ng S\u1edf\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(7,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 Ho\u00e0ng V\u0103n Minh v\u1eeba k\u1ebft n\u1ed1i\nCh\u00e1nh Thanh tra, Thanh tra S\u1edf\nT\u00e0i kho\u1ea3n Telegram \u201cHo\u00e0ng V\u0103n Minh\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:51775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','5','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:51775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(8,'answer',0,5,5,'telegram','7102',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed Ho\u00e0ng V\u0103n Minh.\nCh\u00e1nh Thanh tra, Thanh tra S\u1edf\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(9,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 Tri\u1ec7u Th\u1ecb H\u1ea1nh v\u1eeba k\u1ebft n\u1ed1i\nTr\u01b0\u1edfng ph\u00f2ng, Ph\u00f2ng K\u1ebf ho\u1ea1ch - T\u00e0i ch\u00ednh\nT\u00e0i kho\u1ea3n Telegram \u201cTri\u1ec7u Th\u1ecb H\u1ea1nh\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:61775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','6','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:61775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(10,'answer',0,6,6,'telegram','7103',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed Tri\u1ec7u Th\u1ecb H\u1ea1nh.\nTr\u01b0\u1edfng ph\u00f2ng, Ph\u00f2ng K\u1ebf ho\u1ea1ch - T\u00e0i ch\u00ednh\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(11,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 L\u00fd \u0110\u1ee9c Th\u1eafng v\u1eeba k\u1ebft n\u1ed1i\nTr\u01b0\u1edfng ph\u00f2ng, Ph\u00f2ng T\u1ed5 ch\u1ee9c c\u00e1n b\u1ed9\nT\u00e0i kho\u1ea3n Telegram \u201cL\u00fd \u0110\u1ee9c Th\u1eafng\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:71775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','7','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:71775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(12,'answer',0,7,7,'telegram','7104',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed L\u00fd \u0110\u1ee9c Th\u1eafng.\nTr\u01b0\u1edfng ph\u00f2ng, Ph\u00f2ng T\u1ed5 ch\u1ee9c c\u00e1n b\u1ed9\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(13,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 Ph\u00f9ng Quang Vinh v\u1eeba k\u1ebft n\u1ed1i\nTr\u01b0\u1edfng ph\u00f2ng, Ph\u00f2ng Qu\u1ea3n l\u00fd x\u00e2y d\u1ef1ng c\u00f4ng tr\u00ecnh\nT\u00e0i kho\u1ea3n Telegram \u201cPh\u00f9ng Quang Vinh\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:81775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','8','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:81775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(14,'answer',0,8,8,'telegram','7105',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed Ph\u00f9ng Quang Vinh.\nTr\u01b0\u1edfng ph\u00f2ng, Ph\u00f2ng Qu\u1ea3n l\u00fd x\u00e2y d\u1ef1ng c\u00f4ng tr\u00ecnh\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(15,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 N\u00f4ng Th\u1ecb Mai v\u1eeba k\u1ebft n\u1ed1i\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Tr\u1ed3ng tr\u1ecdt v\u00e0 B\u1ea3o v\u1ec7 th\u1ef1c v\u1eadt\nT\u00e0i kho\u1ea3n Telegram \u201cN\u00f4ng Th\u1ecb Mai\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:91775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','9','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:91775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(16,'answer',0,9,9,'telegram','7106',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed N\u00f4ng Th\u1ecb Mai.\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Tr\u1ed3ng tr\u1ecdt v\u00e0 B\u1ea3o v\u1ec7 th\u1ef1c v\u1eadt\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(17,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 B\u1ebf V\u0103n S\u01a1n v\u1eeba k\u1ebft n\u1ed1i\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Ch\u0103n nu\u00f4i v\u00e0 Th\u00fa y\nT\u00e0i kho\u1ea3n Telegram \u201cB\u1ebf V\u0103n S\u01a1n\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:101775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','10','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:101775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(18,'answer',0,10,10,'telegram','7107',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed B\u1ebf V\u0103n S\u01a1n.\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Ch\u0103n nu\u00f4i v\u00e0 Th\u00fa y\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(19,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 H\u1ee9a V\u0103n T\u00e0i v\u1eeba k\u1ebft n\u1ed1i\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Ki\u1ec3m l\u00e2m\nT\u00e0i kho\u1ea3n Telegram \u201cH\u1ee9a V\u0103n T\u00e0i\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:111775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','11','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:111775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(20,'answer',0,11,11,'telegram','7108',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed H\u1ee9a V\u0103n T\u00e0i.\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Ki\u1ec3m l\u00e2m\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(21,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 D\u01b0\u01a1ng C\u00f4ng \u0110\u1ecbnh v\u1eeba k\u1ebft n\u1ed1i\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Th\u1ee7y l\u1ee3i\nT\u00e0i kho\u1ea3n Telegram \u201cD\u01b0\u01a1ng C\u00f4ng \u0110\u1ecbnh\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:121775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','12','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:121775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(22,'answer',0,12,12,'telegram','7109',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed D\u01b0\u01a1ng C\u00f4ng \u0110\u1ecbnh.\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Th\u1ee7y l\u1ee3i\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(23,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 L\u1ed9c Th\u1ecb B\u00edch v\u1eeba k\u1ebft n\u1ed1i\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n\nT\u00e0i kho\u1ea3n Telegram \u201cL\u1ed9c Th\u1ecb B\u00edch\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:131775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','13','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:131775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(24,'answer',0,13,13,'telegram','7110',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed L\u1ed9c Th\u1ecb B\u00edch.\nChi c\u1ee5c tr\u01b0\u1edfng, Chi c\u1ee5c Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(25,'notice',2,2,2,'telegram','7002',NULL,NULL,'{"text": "\ud83d\udd17 Chu \u0110\u00ecnh Kh\u00f4i v\u1eeba k\u1ebft n\u1ed1i\nGi\u00e1m \u0111\u1ed1c, Trung t\u00e2m Khuy\u1ebfn n\u00f4ng\nT\u00e0i kho\u1ea3n Telegram \u201cChu \u0110\u00ecnh Kh\u00f4i\u201d t\u1eeb nay nh\u1eadn v\u0103n b\u1ea3n c\u1ee7a ng\u01b0\u1eddi n\u00e0y.\nN\u1ebfu kh\u00f4ng \u0111\u00fang ng\u01b0\u1eddi, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i.", "choices": [["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:141775437200"]]}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','14','[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:141775437200"]]',NULL,0);
INSERT INTO "deliveries" VALUES(26,'answer',0,14,14,'telegram','7111',NULL,NULL,'{"text": "K\u00ednh ch\u00e0o \u0111\u1ed3ng ch\u00ed Chu \u0110\u00ecnh Kh\u00f4i.\nGi\u00e1m \u0111\u1ed1c, Trung t\u00e2m Khuy\u1ebfn n\u00f4ng\n\n\u0110\u00e2y l\u00e0 k\u00eanh nh\u1eadn v\u00e0 theo d\u00f5i v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a S\u1edf N\u00f4ng nghi\u1ec7p v\u00e0 Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n.\nHi\u1ec7n ch\u01b0a c\u00f3 v\u0103n b\u1ea3n n\u00e0o c\u1ea7n x\u1eed l\u00fd; khi c\u00f3, h\u1ec7 th\u1ed1ng s\u1ebd g\u1eedi ngay.\nH\u01b0\u1edbng d\u1eabn: /trogiup", "choices": [], "reply_to": "1"}',NULL,'sent','2026-04-06 01:00:00.000000','2026-04-06 01:00:00.000000',NULL,1,'2026-04-06 01:00:00.000000','2','[]',NULL,0);
INSERT INTO "deliveries" VALUES(27,'directive',1,10,10,'telegram','7107',1,1,'{}','directive:1:10:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(28,'directive',1,6,6,'telegram','7103',1,2,'{}','directive:2:6:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(29,'directive',1,11,11,'telegram','7108',1,3,'{}','directive:3:11:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(30,'directive',1,14,14,'telegram','7111',1,4,'{}','directive:4:14:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(31,'directive',1,13,13,'telegram','7110',1,6,'{}','directive:6:13:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(32,'directive',1,8,8,'telegram','7105',1,7,'{}','directive:7:8:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(33,'directive',1,7,7,'telegram','7104',1,8,'{}','directive:8:7:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(34,'directive',1,9,9,'telegram','7106',1,10,'{}','directive:10:9:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(35,'directive',1,5,5,'telegram','7102',1,11,'{}','directive:11:5:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(36,'directive',1,4,4,'telegram','7101',1,12,'{}','directive:12:4:0','sent','2026-04-06 01:30:00.000000','2026-04-06 01:30:00.000000',NULL,1,'2026-04-06 01:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(37,'edit',0,4,4,'telegram','7101',1,12,'{"edits": 36, "stripped": false}',NULL,'sent','2026-04-06 01:41:00.000000','2026-04-06 01:41:00.000000',NULL,1,'2026-04-06 01:41:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:12"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:12"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:12"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(38,'answer',0,4,4,'telegram','7101',1,12,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 08:41 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:12"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:12"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:12"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:12"]], "reply_to": "3", "menu_only": true}',NULL,'sent','2026-04-06 01:41:00.000000','2026-04-06 01:41:00.000000',NULL,1,'2026-04-06 01:41:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(39,'edit',0,5,5,'telegram','7102',1,11,'{"edits": 35, "stripped": false}',NULL,'sent','2026-04-06 01:50:00.000000','2026-04-06 01:50:00.000000',NULL,1,'2026-04-06 01:50:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:11"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:11"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:11"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(40,'answer',0,5,5,'telegram','7102',1,11,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 08:50 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:11"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:11"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:11"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:11"]], "reply_to": "3", "menu_only": true}',NULL,'sent','2026-04-06 01:50:00.000000','2026-04-06 01:50:00.000000',NULL,1,'2026-04-06 01:50:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(41,'edit',0,6,6,'telegram','7103',1,2,'{"edits": 28, "stripped": false}',NULL,'sent','2026-04-06 02:02:00.000000','2026-04-06 02:02:00.000000',NULL,1,'2026-04-06 02:02:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:2"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:2"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:2"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(42,'answer',0,6,6,'telegram','7103',1,2,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 09:02 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:2"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:2"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:2"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]], "reply_to": "3", "menu_only": true}',NULL,'sent','2026-04-06 02:02:00.000000','2026-04-06 02:02:00.000000',NULL,1,'2026-04-06 02:02:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(43,'edit',0,7,7,'telegram','7104',1,8,'{"edits": 33, "stripped": false}',NULL,'sent','2026-04-06 02:15:00.000000','2026-04-06 02:15:00.000000',NULL,1,'2026-04-06 02:15:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:8"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:8"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:8"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(44,'answer',0,7,7,'telegram','7104',1,8,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 09:15 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:8"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:8"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:8"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:8"]], "reply_to": "3", "menu_only": true}',NULL,'sent','2026-04-06 02:15:00.000000','2026-04-06 02:15:00.000000',NULL,1,'2026-04-06 02:15:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(45,'edit',0,8,8,'telegram','7105',1,7,'{"edits": 32, "stripped": false}',NULL,'sent','2026-04-06 03:05:00.000000','2026-04-06 03:05:00.000000',NULL,1,'2026-04-06 03:05:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:7"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:7"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:7"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(46,'answer',0,8,8,'telegram','7105',1,7,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 10:05 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:7"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:7"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:7"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:7"]], "reply_to": "3", "menu_only": true}',NULL,'sent','2026-04-06 03:05:00.000000','2026-04-06 03:05:00.000000',NULL,1,'2026-04-06 03:05:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(47,'edit',0,10,10,'telegram','7107',1,1,'{"edits": 27, "stripped": false}',NULL,'sent','2026-04-06 03:20:00.000000','2026-04-06 03:20:00.000000',NULL,1,'2026-04-06 03:20:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:1"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:1"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:1"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(48,'answer',0,10,10,'telegram','7107',1,1,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 10:20 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:1"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:1"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:1"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:1"]], "reply_to": "4", "menu_only": true}',NULL,'sent','2026-04-06 03:20:00.000000','2026-04-06 03:20:00.000000',NULL,1,'2026-04-06 03:20:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(49,'edit',0,13,13,'telegram','7110',1,6,'{"edits": 31, "stripped": false}',NULL,'sent','2026-04-06 06:40:00.000000','2026-04-06 06:40:00.000000',NULL,1,'2026-04-06 06:40:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:6"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:6"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:6"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(50,'answer',0,13,13,'telegram','7110',1,6,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 13:40 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:6"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:6"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:6"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:6"]], "reply_to": "4", "menu_only": true}',NULL,'sent','2026-04-06 06:40:00.000000','2026-04-06 06:40:00.000000',NULL,1,'2026-04-06 06:40:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(51,'edit',0,9,9,'telegram','7106',1,10,'{"edits": 34, "stripped": false}',NULL,'sent','2026-04-06 07:00:00.000000','2026-04-06 07:00:00.000000',NULL,1,'2026-04-06 07:00:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:10"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:10"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:10"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(52,'answer',0,9,9,'telegram','7106',1,10,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 14:00 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:10"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:10"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:10"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:10"]], "reply_to": "3", "menu_only": true}',NULL,'sent','2026-04-06 07:00:00.000000','2026-04-06 07:00:00.000000',NULL,1,'2026-04-06 07:00:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(53,'edit',0,11,11,'telegram','7108',1,3,'{"edits": 29, "stripped": false}',NULL,'sent','2026-04-06 07:10:00.000000','2026-04-06 07:10:00.000000',NULL,1,'2026-04-06 07:10:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:3"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:3"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:3"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(54,'answer',0,11,11,'telegram','7108',1,3,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 14:10 ng\u00e0y 15/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:3"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:3"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:3"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]], "reply_to": "3", "menu_only": true}',NULL,'sent','2026-04-06 07:10:00.000000','2026-04-06 07:10:00.000000',NULL,1,'2026-04-06 07:10:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(55,'nudge',3,14,14,'telegram','7111',1,4,'{"nth": 1, "why": "silence"}','nudge:4:1:2026-04-07T01:30:00+00:00','sent','2026-04-07 01:30:00.000000','2026-04-07 01:30:00.000000',NULL,1,'2026-04-07 01:30:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(56,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet": true}',NULL,'sent','2026-04-07 01:30:00.000000','2026-04-07 01:30:00.000000',NULL,1,'2026-04-07 01:30:00.000000','15','[]',NULL,0);
INSERT INTO "deliveries" VALUES(57,'nudge',3,14,14,'telegram','7111',1,4,'{"nth": 2, "why": "silence"}','nudge:4:2:2026-04-08T01:30:00+00:00','sent','2026-04-08 01:30:00.000000','2026-04-08 01:30:00.000000',NULL,1,'2026-04-08 01:30:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(58,'edit',5,14,14,'telegram','7111',1,4,'{"edits": 55, "stripped": true}',NULL,'sent','2026-04-08 01:30:00.000000','2026-04-08 01:30:00.000000',NULL,1,'2026-04-08 01:30:00.000000','4','[]',NULL,0);
INSERT INTO "deliveries" VALUES(59,'edit',0,6,6,'telegram','7103',1,2,'{"edits": 28, "stripped": false}',NULL,'sent','2026-04-08 02:30:00.000000','2026-04-08 02:30:00.000000',NULL,1,'2026-04-08 02:30:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:2"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:2"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:2"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(60,'answer',0,6,6,'telegram','7103',1,2,'{"text": "\ud83d\udcdd \u0110\u00e3 ghi nh\u1eadn ti\u1ebfn \u0111\u1ed9\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nM\u1ee9c \u0111\u1ed9 ho\u00e0n th\u00e0nh: 60%.\nN\u1ed9i dung: 60%, \u0111\u00e3 \u0111\u1ed1i chi\u1ebfu xong 9/15 nhi\u1ec7m v\u1ee5\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 09:30 ng\u00e0y 17/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:2"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:2"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:2"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]], "reply_to": "5", "menu_only": true}',NULL,'sent','2026-04-08 02:30:00.000000','2026-04-08 02:30:00.000000',NULL,1,'2026-04-08 02:30:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(61,'answer',0,11,11,'telegram','7108',1,3,'{"text": "\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nM\u1eddi \u0111\u1ed3ng ch\u00ed nh\u1eafn n\u1ed9i dung v\u01b0\u1edbng m\u1eafc v\u00e0 \u0111\u1ec1 xu\u1ea5t h\u01b0\u1edbng th\u00e1o g\u1ee1.", "choices": [], "reply_to": "3"}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(62,'edit',0,11,11,'telegram','7108',1,3,'{"edits": 29, "stripped": false}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:3"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:3"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:3"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(63,'notice',2,2,2,'telegram','7002',1,3,'{"text": "\u26a0\ufe0f V\u01af\u1edaNG M\u1eaeC: v\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\nChi c\u1ee5c Ki\u1ec3m l\u00e2m (Chi c\u1ee5c tr\u01b0\u1edfng H\u1ee9a V\u0103n T\u00e0i) b\u00e1o c\u00e1o:\nPh\u1ea7n m\u1ec1m m\u1ed9t c\u1eeda ch\u01b0a \u0111\u1ed3ng b\u1ed9 h\u1ed3 s\u01a1 c\u1ee7a ki\u1ec3m l\u00e2m, \u0111\u1ec1 ngh\u1ecb V\u0103n ph\u00f2ng l\u00e0m vi\u1ec7c v\u1edbi \u0111\u01a1n v\u1ecb cung c\u1ea5p\n\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ph\u1ed1i h\u1ee3p th\u00e1o g\u1ee1. \u0110\u01a1n v\u1ecb s\u1ebd kh\u00f4ng b\u1ecb nh\u1eafc tr\u01b0\u1edbc 15:00 ng\u00e0y 13/04/2026."}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','16','[]',NULL,0);
INSERT INTO "deliveries" VALUES(64,'answer',0,11,11,'telegram','7108',1,3,'{"text": "\u26a0\ufe0f \u0110\u00e3 ghi nh\u1eadn v\u01b0\u1edbng m\u1eafc\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u00e3 chuy\u1ec3n \u0111\u1ebfn: L\u01b0\u01a1ng Thu H\u00e0.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 15:00 ng\u00e0y 17/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:3"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:3"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:3"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]], "reply_to": "6", "menu_only": true}',NULL,'sent','2026-04-08 08:00:00.000000','2026-04-08 08:00:00.000000',NULL,1,'2026-04-08 08:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(65,'nudge',3,14,14,'telegram','7111',1,4,'{"nth": 3, "why": "silence"}','nudge:4:3:2026-04-09T01:30:00+00:00','sent','2026-04-09 01:30:00.000000','2026-04-09 01:30:00.000000',NULL,1,'2026-04-09 01:30:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(66,'edit',5,14,14,'telegram','7111',1,4,'{"edits": 57, "stripped": true}',NULL,'sent','2026-04-09 01:30:00.000000','2026-04-09 01:30:00.000000',NULL,1,'2026-04-09 01:30:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(67,'escalation',2,1,1,'telegram','7001',1,NULL,'{"call_sheet": false}',NULL,'sent','2026-04-10 01:30:00.000000','2026-04-10 01:30:00.000000',NULL,1,'2026-04-10 01:30:00.000000','3','[]',NULL,0);
INSERT INTO "deliveries" VALUES(68,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text": "\ud83d\udcca T\u1ed4NG H\u1ee2P\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nTh\u1eddi h\u1ea1n: kh\u00f4ng ghi trong v\u0103n b\u1ea3n\n\nTi\u1ebfp nh\u1eadn: 9/12 \u0111\u01a1n v\u1ecb\n\u2022 \u0110ang th\u1ef1c hi\u1ec7n, kh\u00f4ng ghi th\u1eddi h\u1ea1n: 12\n\u2022 Kh\u00f4ng li\u00ean l\u1ea1c \u0111\u01b0\u1ee3c qua \u1ee9ng d\u1ee5ng: 2\n\n\u2705 Chi c\u1ee5c Ch\u0103n nu\u00f4i v\u00e0 Th\u00fa y: ti\u1ebfp nh\u1eadn 10:20 06/04\n\u2705 Ph\u00f2ng K\u1ebf ho\u1ea1ch - T\u00e0i ch\u00ednh: ti\u1ebfp nh\u1eadn 09:02 06/04, 60%\n\u2705 Chi c\u1ee5c Ki\u1ec3m l\u00e2m: ti\u1ebfp nh\u1eadn 14:10 06/04, v\u01b0\u1edbng m\u1eafc: Ph\u1ea7n m\u1ec1m m\u1ed9t c\u1eeda ch\u01b0a \u0111\u1ed3ng b\u1ed9 h\u1ed3 s\u01a1 c\u1ee7a ki\u1ec3m l\u00e2m, \u0111\u1ec1 ngh\u1ecb V\u0103n ph\u00f2ng l\u00e0m vi\u1ec7c v\u1edb\u2026\n\u23f3 Trung t\u00e2m Khuy\u1ebfn n\u00f4ng: ch\u01b0a ti\u1ebfp nh\u1eadn, \u0111\u00e3 nh\u1eafc 3 l\u1ea7n\n\u23f3 Trung t\u00e2m N\u01b0\u1edbc s\u1ea1ch v\u00e0 V\u1ec7 sinh m\u00f4i tr\u01b0\u1eddng n\u00f4ng th\u00f4n: kh\u00f4ng li\u00ean l\u1ea1c \u0111\u01b0\u1ee3c (ch\u01b0a tham gia)\n\u2705 Chi c\u1ee5c Ph\u00e1t tri\u1ec3n n\u00f4ng th\u00f4n: ti\u1ebfp nh\u1eadn 13:40 06/04\n\u2705 Ph\u00f2ng Qu\u1ea3n l\u00fd x\u00e2y d\u1ef1ng c\u00f4ng tr\u00ecnh: ti\u1ebfp nh\u1eadn 10:05 06/04\n\u2705 Ph\u00f2ng T\u1ed5 ch\u1ee9c c\u00e1n b\u1ed9: ti\u1ebfp nh\u1eadn 09:15 06/04\n\u23f3 Chi c\u1ee5c Th\u1ee7y l\u1ee3i: kh\u00f4ng li\u00ean l\u1ea1c \u0111\u01b0\u1ee3c (\u0111\u00e3 ch\u1eb7n tin nh\u1eafn)\n\u2705 Chi c\u1ee5c Tr\u1ed3ng tr\u1ecdt v\u00e0 B\u1ea3o v\u1ec7 th\u1ef1c v\u1eadt: ti\u1ebfp nh\u1eadn 14:00 06/04\n\u2705 Thanh tra S\u1edf: ti\u1ebfp nh\u1eadn 08:50 06/04\n\u2705 V\u0103n ph\u00f2ng S\u1edf: ti\u1ebfp nh\u1eadn 08:41 06/04", "choices": [["\u2753 \u0110\u01a1n v\u1ecb ch\u01b0a ti\u1ebfp nh\u1eadn", "notyet:1"]], "reply_to": "4"}',NULL,'sent','2026-04-10 02:00:00.000000','2026-04-10 02:00:00.000000',NULL,1,'2026-04-10 02:00:00.000000','5','[["\u2753 \u0110\u01a1n v\u1ecb ch\u01b0a ti\u1ebfp nh\u1eadn", "notyet:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(69,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text": "\u2753 \u0110\u01a1n v\u1ecb ch\u01b0a ti\u1ebfp nh\u1eadn v\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP: 3\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\n\u2022 Trung t\u00e2m Khuy\u1ebfn n\u00f4ng: Gi\u00e1m \u0111\u1ed1c Chu \u0110\u00ecnh Kh\u00f4i, \u0111i\u1ec7n tho\u1ea1i 0912000111; ch\u01b0a ti\u1ebfp nh\u1eadn, \u0111\u00e3 nh\u1eafc 3 l\u1ea7n\n\u2022 Trung t\u00e2m N\u01b0\u1edbc s\u1ea1ch v\u00e0 V\u1ec7 sinh m\u00f4i tr\u01b0\u1eddng n\u00f4ng th\u00f4n: Gi\u00e1m \u0111\u1ed1c Vy Th\u1ecb Xu\u00e2n, \u0111i\u1ec7n tho\u1ea1i 0912000112; kh\u00f4ng li\u00ean l\u1ea1c \u0111\u01b0\u1ee3c (ch\u01b0a tham gia)\n\u2022 Chi c\u1ee5c Th\u1ee7y l\u1ee3i: Chi c\u1ee5c tr\u01b0\u1edfng D\u01b0\u01a1ng C\u00f4ng \u0110\u1ecbnh, \u0111i\u1ec7n tho\u1ea1i 0912000109; kh\u00f4ng li\u00ean l\u1ea1c \u0111\u01b0\u1ee3c (\u0111\u00e3 ch\u1eb7n tin nh\u1eafn)", "choices": [], "reply_to": "5"}',NULL,'sent','2026-04-10 02:00:00.000000','2026-04-10 02:00:00.000000',NULL,1,'2026-04-10 02:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(70,'edit',0,14,14,'telegram','7111',1,4,'{"edits": 30, "stripped": false}',NULL,'sent','2026-04-10 02:40:00.000000','2026-04-10 02:40:00.000000',NULL,1,'2026-04-10 02:40:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:4"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:4"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:4"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(71,'edit',0,14,14,'telegram','7111',1,4,'{"edits": 65, "stripped": false}',NULL,'sent','2026-04-10 02:40:00.000000','2026-04-10 02:40:00.000000',NULL,1,'2026-04-10 02:40:00.000000','6','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:4"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:4"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:4"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(72,'answer',0,14,14,'telegram','7111',1,4,'{"text": "\u2705 \u0110\u00e3 ghi nh\u1eadn vi\u1ec7c ti\u1ebfp nh\u1eadn\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb \u0111\u1ed3ng ch\u00ed ch\u1ec9 \u0111\u1ea1o th\u1ef1c hi\u1ec7n v\u00e0 b\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9 khi c\u00f3 k\u1ebft qu\u1ea3.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 09:40 ng\u00e0y 21/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:4"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:4"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:4"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]], "reply_to": "6", "menu_only": true}',NULL,'sent','2026-04-10 02:40:00.000000','2026-04-10 02:40:00.000000',NULL,1,'2026-04-10 02:40:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(73,'edit',0,14,14,'telegram','7111',1,4,'{"edits": 30, "stripped": false}',NULL,'sent','2026-04-10 02:40:00.000000','2026-04-10 02:40:00.000000',NULL,1,'2026-04-10 02:40:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:4"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:4"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:4"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(74,'edit',0,14,14,'telegram','7111',1,4,'{"edits": 65, "stripped": false}',NULL,'dropped','2026-04-10 02:40:00.000000','2026-04-10 02:40:00.000000',NULL,0,NULL,NULL,NULL,'the buttons are right already',0);
INSERT INTO "deliveries" VALUES(75,'answer',0,14,14,'telegram','7111',1,4,'{"text": "\ud83d\udcdd \u0110\u00e3 ghi nh\u1eadn ti\u1ebfn \u0111\u1ed9\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nM\u1ee9c \u0111\u1ed9 ho\u00e0n th\u00e0nh: 20%.\nN\u1ed9i dung: 20%, \u0111\u01a1n v\u1ecb xin l\u1ed7i v\u00ec ph\u1ea3n h\u1ed3i ch\u1eadm\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 09:40 ng\u00e0y 21/04/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:4"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:4"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:4"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]], "reply_to": "8", "menu_only": true}',NULL,'sent','2026-04-10 02:40:00.000000','2026-04-10 02:40:00.000000',NULL,1,'2026-04-10 02:40:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(76,'answer',0,4,4,'telegram','7101',1,12,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:12"], ["Quay l\u1ea1i", "back:12"]], "reply_to": "3"}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','5','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:12"], ["Quay l\u1ea1i", "back:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(77,'edit',0,4,4,'telegram','7101',1,12,'{"edits": 36, "stripped": false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:12"]]',NULL,0);
INSERT INTO "deliveries" VALUES(78,'answer',0,4,4,'telegram','7101',1,12,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:12"]], "reply_to": "5", "menu_only": true}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(79,'answer',0,5,5,'telegram','7102',1,11,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:11"], ["Quay l\u1ea1i", "back:11"]], "reply_to": "3"}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','5','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:11"], ["Quay l\u1ea1i", "back:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(80,'edit',0,5,5,'telegram','7102',1,11,'{"edits": 35, "stripped": false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:11"]]',NULL,0);
INSERT INTO "deliveries" VALUES(81,'answer',0,5,5,'telegram','7102',1,11,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:11"]], "reply_to": "5", "menu_only": true}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(82,'answer',0,7,7,'telegram','7104',1,8,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:8"], ["Quay l\u1ea1i", "back:8"]], "reply_to": "3"}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','5','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:8"], ["Quay l\u1ea1i", "back:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(83,'edit',0,7,7,'telegram','7104',1,8,'{"edits": 33, "stripped": false}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:8"]]',NULL,0);
INSERT INTO "deliveries" VALUES(84,'answer',0,7,7,'telegram','7104',1,8,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:8"]], "reply_to": "5", "menu_only": true}',NULL,'sent','2026-04-13 03:00:00.000000','2026-04-13 03:00:00.000000',NULL,1,'2026-04-13 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(85,'nudge',3,8,8,'telegram','7105',1,7,'{"nth": 1, "why": "no_deadline"}','nudge:7:1:2026-04-15T03:05:00+00:00','sent','2026-04-15 03:05:00.000000','2026-04-15 03:05:00.000000',NULL,1,'2026-04-15 03:05:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(86,'nudge',3,10,10,'telegram','7107',1,1,'{"nth": 1, "why": "no_deadline"}','nudge:1:1:2026-04-15T03:20:00+00:00','sent','2026-04-15 03:20:00.000000','2026-04-15 03:20:00.000000',NULL,1,'2026-04-15 03:20:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(87,'nudge',3,13,13,'telegram','7110',1,6,'{"nth": 1, "why": "no_deadline"}','nudge:6:1:2026-04-15T06:40:00+00:00','sent','2026-04-15 06:40:00.000000','2026-04-15 06:40:00.000000',NULL,1,'2026-04-15 06:40:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(88,'nudge',3,9,9,'telegram','7106',1,10,'{"nth": 1, "why": "no_deadline"}','nudge:10:1:2026-04-15T07:00:00+00:00','sent','2026-04-15 07:00:00.000000','2026-04-15 07:00:00.000000',NULL,1,'2026-04-15 07:00:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(89,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet": true}',NULL,'sent','2026-04-16 01:30:00.000000','2026-04-16 01:30:00.000000',NULL,1,'2026-04-16 01:30:00.000000','17','[]',NULL,0);
INSERT INTO "deliveries" VALUES(90,'answer',0,6,6,'telegram','7103',1,2,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:2"], ["Quay l\u1ea1i", "back:2"]], "reply_to": "3"}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','7','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:2"], ["Quay l\u1ea1i", "back:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(91,'answer',0,6,6,'telegram','7103',1,2,'{"text": "\ud83d\udcce \u0110\u00e3 k\u00e8m k\u1ebft qu\u1ea3: B\u00e1o c\u00e1o s\u1ed1 45/BC-KHTC\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ec1 ngh\u1ecb b\u1ea5m ho\u1eb7c tr\u1ea3 l\u1eddi \u201c\u0110\u1ed3ng \u00fd\u201d \u0111\u1ec3 x\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:2"], ["Quay l\u1ea1i", "back:2"]], "reply_to": "8"}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','9','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:2"], ["Quay l\u1ea1i", "back:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(92,'edit',0,6,6,'telegram','7103',1,2,'{"edits": 28, "stripped": false}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]]',NULL,0);
INSERT INTO "deliveries" VALUES(93,'answer',0,6,6,'telegram','7103',1,2,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]], "reply_to": "9", "menu_only": true}',NULL,'sent','2026-04-16 07:30:00.000000','2026-04-16 07:30:00.000000',NULL,1,'2026-04-16 07:30:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(94,'nudge',3,11,11,'telegram','7108',1,3,'{"nth": 1, "why": "no_deadline"}','nudge:3:1:2026-04-17T08:00:00+00:00','sent','2026-04-17 08:00:00.000000','2026-04-17 08:00:00.000000',NULL,1,'2026-04-17 08:00:00.000000','8','[]',NULL,0);
INSERT INTO "deliveries" VALUES(95,'answer',0,8,8,'telegram','7105',1,7,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:7"], ["Quay l\u1ea1i", "back:7"]], "reply_to": "5"}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','6','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:7"], ["Quay l\u1ea1i", "back:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(96,'edit',0,8,8,'telegram','7105',1,7,'{"edits": 32, "stripped": false}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:7"]]',NULL,0);
INSERT INTO "deliveries" VALUES(97,'edit',0,8,8,'telegram','7105',1,7,'{"edits": 85, "stripped": false}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(98,'answer',0,8,8,'telegram','7105',1,7,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:7"]], "reply_to": "6", "menu_only": true}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(99,'answer',0,9,9,'telegram','7106',1,10,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:10"], ["Quay l\u1ea1i", "back:10"]], "reply_to": "5"}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','6','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:10"], ["Quay l\u1ea1i", "back:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(100,'edit',0,9,9,'telegram','7106',1,10,'{"edits": 34, "stripped": false}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:10"]]',NULL,0);
INSERT INTO "deliveries" VALUES(101,'edit',0,9,9,'telegram','7106',1,10,'{"edits": 88, "stripped": false}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','5','[]',NULL,0);
INSERT INTO "deliveries" VALUES(102,'answer',0,9,9,'telegram','7106',1,10,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:10"]], "reply_to": "6", "menu_only": true}',NULL,'sent','2026-04-20 02:00:00.000000','2026-04-20 02:00:00.000000',NULL,1,'2026-04-20 02:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(103,'nudge',3,14,14,'telegram','7111',1,4,'{"nth": 4, "why": "no_deadline"}','nudge:4:4:2026-04-21T02:40:00+00:00','sent','2026-04-21 02:40:00.000000','2026-04-21 02:40:00.000000',NULL,1,'2026-04-21 02:40:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(104,'edit',5,14,14,'telegram','7111',1,4,'{"edits": 65, "stripped": true}',NULL,'sent','2026-04-21 02:40:00.000000','2026-04-21 02:40:00.000000',NULL,1,'2026-04-21 02:40:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(105,'answer',0,10,10,'telegram','7107',1,1,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:1"], ["Quay l\u1ea1i", "back:1"]], "reply_to": "7"}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','8','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:1"], ["Quay l\u1ea1i", "back:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(106,'edit',0,10,10,'telegram','7107',1,1,'{"edits": 27, "stripped": false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:1"]]',NULL,0);
INSERT INTO "deliveries" VALUES(107,'edit',0,10,10,'telegram','7107',1,1,'{"edits": 86, "stripped": false}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(108,'answer',0,10,10,'telegram','7107',1,1,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:1"]], "reply_to": "8", "menu_only": true}',NULL,'sent','2026-04-22 03:00:00.000000','2026-04-22 03:00:00.000000',NULL,1,'2026-04-22 03:00:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(109,'nudge',3,13,13,'telegram','7110',1,6,'{"nth": 2, "why": "no_deadline"}','nudge:6:2:2026-04-24T06:40:00+00:00','sent','2026-04-24 06:40:00.000000','2026-04-24 06:40:00.000000',NULL,1,'2026-04-24 06:40:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(110,'edit',5,13,13,'telegram','7110',1,6,'{"edits": 87, "stripped": true}',NULL,'sent','2026-04-24 06:40:00.000000','2026-04-24 06:40:00.000000',NULL,1,'2026-04-24 06:40:00.000000','6','[]',NULL,0);
INSERT INTO "deliveries" VALUES(111,'escalation',2,2,2,'telegram','7002',1,NULL,'{"call_sheet": true}',NULL,'sent','2026-04-28 01:30:00.000000','2026-04-28 01:30:00.000000',NULL,1,'2026-04-28 01:30:00.000000','18','[]',NULL,0);
INSERT INTO "deliveries" VALUES(112,'edit',0,11,11,'telegram','7108',1,3,'{"edits": 29, "stripped": false}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','3','[["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:3"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:3"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:3"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(113,'edit',0,11,11,'telegram','7108',1,3,'{"edits": 94, "stripped": false}',NULL,'dropped','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,0,NULL,NULL,NULL,'the buttons are right already',0);
INSERT INTO "deliveries" VALUES(114,'answer',0,11,11,'telegram','7108',1,3,'{"text": "\ud83d\udcdd \u0110\u00e3 ghi nh\u1eadn ti\u1ebfn \u0111\u1ed9\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nM\u1ee9c \u0111\u1ed9 ho\u00e0n th\u00e0nh: 100%.\nN\u1ed9i dung: 100%, ph\u1ea7n m\u1ec1m \u0111\u00e3 \u0111\u1ed3ng b\u1ed9\nN\u1ebfu \u0111\u00e3 xong, \u0111\u1ec1 ngh\u1ecb b\u1ea5m \ud83c\udfc1 ho\u1eb7c nh\u1eafn \u201cxong\u201d \u0111\u1ec3 x\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh.\nN\u1ebfu ch\u01b0a c\u00f3 th\u00f4ng tin m\u1edbi, h\u1ec7 th\u1ed1ng s\u1ebd nh\u1eafc l\u1ea1i v\u00e0o 09:00 ng\u00e0y 11/05/2026.", "choices": [["\ud83d\udcdd B\u00e1o c\u00e1o ti\u1ebfn \u0111\u1ed9", "report:3"], ["\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh", "confirm:3"], ["\u26a0\ufe0f V\u01b0\u1edbng m\u1eafc", "obstacle:3"], ["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]], "reply_to": "9", "menu_only": true}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(115,'answer',0,11,11,'telegram','7108',1,3,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:3"], ["Quay l\u1ea1i", "back:3"]], "reply_to": "8"}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','11','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:3"], ["Quay l\u1ea1i", "back:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(116,'edit',0,11,11,'telegram','7108',1,3,'{"edits": 29, "stripped": false}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]]',NULL,0);
INSERT INTO "deliveries" VALUES(117,'edit',0,11,11,'telegram','7108',1,3,'{"edits": 94, "stripped": false}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','8','[]',NULL,0);
INSERT INTO "deliveries" VALUES(118,'answer',0,11,11,'telegram','7108',1,3,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]], "reply_to": "11", "menu_only": true}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','12','[]',NULL,0);
INSERT INTO "deliveries" VALUES(119,'answer',0,13,13,'telegram','7110',1,6,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:6"], ["Quay l\u1ea1i", "back:6"]], "reply_to": "7"}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','8','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:6"], ["Quay l\u1ea1i", "back:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(120,'edit',0,13,13,'telegram','7110',1,6,'{"edits": 31, "stripped": false}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:6"]]',NULL,0);
INSERT INTO "deliveries" VALUES(121,'edit',0,13,13,'telegram','7110',1,6,'{"edits": 109, "stripped": false}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(122,'answer',0,13,13,'telegram','7110',1,6,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:6"]], "reply_to": "8", "menu_only": true}',NULL,'sent','2026-04-28 02:00:00.000000','2026-04-28 02:00:00.000000',NULL,1,'2026-04-28 02:00:00.000000','9','[]',NULL,0);
INSERT INTO "deliveries" VALUES(123,'answer',0,14,14,'telegram','7111',1,4,'{"text": "\ud83c\udfc1 X\u00e1c nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\n\u0110\u1ed3ng ch\u00ed x\u00e1c nh\u1eadn \u0111\u01a1n v\u1ecb \u0111\u00e3 ho\u00e0n th\u00e0nh nhi\u1ec7m v\u1ee5 \u0111\u01b0\u1ee3c giao t\u1ea1i v\u0103n b\u1ea3n n\u00e0y? N\u1ebfu c\u00f3 v\u0103n b\u1ea3n k\u1ebft qu\u1ea3, m\u1eddi g\u1eedi s\u1ed1 ho\u1eb7c t\u1ec7p tr\u01b0\u1edbc khi \u0111\u1ed3ng \u00fd.", "choices": [["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:4"], ["Quay l\u1ea1i", "back:4"]], "reply_to": "10"}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','11','[["\u2714\ufe0f \u0110\u1ed3ng \u00fd", "agree:4"], ["Quay l\u1ea1i", "back:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(124,'edit',0,14,14,'telegram','7111',1,4,'{"edits": 30, "stripped": false}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','3','[["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]]',NULL,0);
INSERT INTO "deliveries" VALUES(125,'edit',0,14,14,'telegram','7111',1,4,'{"edits": 103, "stripped": false}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','10','[]',NULL,0);
INSERT INTO "deliveries" VALUES(126,'answer',0,14,14,'telegram','7111',1,4,'{"text": "\ud83c\udfc1 \u0110\u00e3 ghi nh\u1eadn ho\u00e0n th\u00e0nh\nV\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP (VB1)\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nH\u1ec7 th\u1ed1ng s\u1ebd kh\u00f4ng nh\u1eafc th\u00eam v\u1ec1 v\u0103n b\u1ea3n n\u00e0y. Tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n.", "choices": [["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]], "reply_to": "11", "menu_only": true}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','12','[]',NULL,0);
INSERT INTO "deliveries" VALUES(127,'answer',0,4,4,'telegram','7101',1,12,'{"text": "\ud83d\udcce To\u00e0n v\u0103n v\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026", "choices": [], "reply_to": "3", "full_text": true}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','7','[]',NULL,0);
INSERT INTO "deliveries" VALUES(128,'answer',0,1,1,'telegram','7001',NULL,NULL,'{"text": "\ud83d\udcca T\u1ed4NG H\u1ee2P\nS\u1ed1 v\u0103n b\u1ea3n \u0111ang theo d\u00f5i: 1\n\nVB1: v\u0103n b\u1ea3n s\u1ed1 \u2026/SNN-VP\nV/v th\u1ef1c hi\u1ec7n k\u1ebft lu\u1eadn c\u1ee7a Ch\u1ee7 t\u1ecbch UBND t\u1ec9nh v\u1ec1 c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh sau s\u01a1 k\u1ebft qu\u00fd I n\u0103m 2026\nTi\u1ebfp nh\u1eadn 10/12, ho\u00e0n th\u00e0nh 10/12, kh\u00f4ng li\u00ean l\u1ea1c \u0111\u01b0\u1ee3c 2\n\nChi ti\u1ebft: /tonghop VB1", "choices": [["\ud83d\udcca VB1", "summary:1"]], "reply_to": "7"}',NULL,'sent','2026-05-05 02:00:00.000000','2026-05-05 02:00:00.000000',NULL,1,'2026-05-05 02:00:00.000000','8','[["\ud83d\udcca VB1", "summary:1"]]',NULL,0);
CREATE TABLE delivery_subjects (
	delivery_id INTEGER NOT NULL, 
	assignment_id INTEGER NOT NULL, 
	CONSTRAINT pk_delivery_subjects PRIMARY KEY (delivery_id, assignment_id), 
	CONSTRAINT fk_delivery_subjects_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_delivery_subjects_delivery_id FOREIGN KEY(delivery_id) REFERENCES deliveries (id)
);
INSERT INTO "delivery_subjects" VALUES(56,5);
INSERT INTO "delivery_subjects" VALUES(56,9);
INSERT INTO "delivery_subjects" VALUES(67,4);
INSERT INTO "delivery_subjects" VALUES(89,5);
INSERT INTO "delivery_subjects" VALUES(89,9);
INSERT INTO "delivery_subjects" VALUES(111,5);
INSERT INTO "delivery_subjects" VALUES(111,9);
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
	withdrawn_reason TEXT, 
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
','van-ban.txt',X'55424E442054E1BB884E48204CE1BAA04E472053C6A04E0A53E1BB9E204EC3944E47204E474849E1BB86502056C380205048C3815420545249E1BB824E204EC3944E47205448C3944E0A0A43E1BB984E472048C392412058C3832048E1BB9849204348E1BBA6204E4748C4A841205649E1BB8654204E414D0AC490E1BB9963206CE1BAAD70202D2054E1BBB120646F202D2048E1BAA16E68207068C3BA630A0A53E1BB913A2020202020202F534E4E2D56500A562F76207468E1BBB163206869E1BB876E206BE1BABF74206C75E1BAAD6E2063E1BBA761204368E1BBA72074E1BB8B63682055424E442074E1BB896E682076E1BB812063E1BAA3692063C3A163682068C3A06E68206368C3AD6E68207361752073C6A1206BE1BABF74207175C3BD2049206EC4836D20323032360A0A4CE1BAA16E672053C6A16E2C206E67C3A0792020202020207468C3A16E672034206EC4836D20323032360A0A4BC3AD6E682067E1BBAD693A2043C3A163207068C3B26E672C20C491C6A16E2076E1BB8B207472E1BBB16320746875E1BB99632053E1BB9F2E0A0A43C4836E2063E1BBA9205468C3B46E672062C3A16F2073E1BB91203138372F54422D55424E44206E67C3A0792030312F342F323032362063E1BBA7612055424E442074E1BB896E682076E1BB81206BE1BABF74206C75E1BAAD6E2074E1BAA1692068E1BB9969206E6768E1BB8B2073C6A1206BE1BABF742063C3B46E672074C3A1632063E1BAA3692063C3A163682068C3A06E68206368C3AD6E68207175C3BD2049206EC4836D20323032362C204769C3A16D20C491E1BB91632053E1BB9F20C491E1BB81206E6768E1BB8B207468E1BBA7207472C6B0E1BB9F6E672063C3A163207068C3B26E672C20C491C6A16E2076E1BB8B20747269E1BB836E206B6861692063C3A163206EE1BB99692064756E67207361753A0A0A312E20C490E1BB916920636869E1BABF75206E6869E1BB876D2076E1BBA520C491C6B0E1BBA363206769616F2074726F6E67206BE1BABF20686FE1BAA163682063E1BAA3692063C3A163682068C3A06E68206368C3AD6E68206EC4836D20323032362063E1BBA7612053E1BB9F2076E1BB9B69206BE1BABF74207175E1BAA3207175C3BD20493B207669E1BB8763206EC3A06F206368E1BAAD6D207068E1BAA369206EC3AA752072C3B5206E67C6B0E1BB9D69207068E1BBA5207472C3A163682076C3A02068C6B0E1BB9B6E67206B68E1BAAF63207068E1BBA5632E0A0A322E205068E1BB95206269E1BABF6E20C491E1BABF6E2074E1BBAB6E672063C3B46E67206368E1BBA9632C207669C3AA6E206368E1BBA96320C3BD206E6768C4A9612063E1BBA7612063C3A163206368E1BB892073E1BB9120C491C3A16E68206769C3A12076E1BB812063E1BAA3692063C3A163682068C3A06E68206368C3AD6E682076C3A02063687579E1BB836E20C491E1BB95692073E1BB913B20C491C6B061206EE1BB99692064756E67206EC3A0792076C3A06F2073696E6820686FE1BAA1742063687579C3AA6E206DC3B46E2068E1BAB16E67207468C3A16E672063E1BBA76120C491C6A16E2076E1BB8B2E0A0A332E205068C3A26E2074C3AD6368206E68E1BBAF6E67207469C3AA75206368C3AD2062E1BB8B207472E1BBAB20C49169E1BB836D2074726F6E67206BE1BBB320C491C3A16E68206769C3A1206EC4836D203230323520746875E1BB9963207068E1BAA16D20766920C491C6A16E2076E1BB8B207068E1BBA5207472C3A163682C206368E1BB8D6E20C3AD74206E68E1BAA57420686169207469C3AA75206368C3AD20C491E1BB832063E1BAA36920746869E1BB876E2074726F6E67206EC4836D206E61792E0A0A342E204E67C6B0E1BB9D6920C491E1BBA96E6720C491E1BAA77520C491C6A16E2076E1BB8B207472E1BBB163207469E1BABF70207468656F2064C3B569207669E1BB8763207469E1BABF70206E68E1BAAD6E2076C3A0207472E1BAA3206BE1BABF74207175E1BAA32068E1BB932073C6A12063E1BBA761206E67C6B0E1BB9D692064C3A26E2C2074E1BB95206368E1BBA9633B206B68C3B46E6720C491E1BB832068E1BB932073C6A1207175C3A12068E1BAA16E206DC3A0206B68C3B46E672063C3B3206CC3BD20646F2076C3A0207468C6B02078696E206CE1BB97692E0A0A54726F6E67207175C3A1207472C3AC6E68207468E1BBB163206869E1BB876E206EE1BABF752063C3B3206B68C3B3206B68C4836E2C2076C6B0E1BB9B6E67206DE1BAAF632C2063C3A16320C491C6A16E2076E1BB8B2062C3A16F2063C3A16F2076E1BB812056C4836E207068C3B26E672053E1BB9F20C491E1BB832074E1BB956E672068E1BBA3702E2F2E0A0A4EC6A169206E68E1BAAD6E3A0A2D204E68C6B0207472C3AA6E3B0A2D204CC3A36E6820C491E1BAA16F2053E1BB9F3B0A2D204CC6B0753A2056542C2056502E0A0A4B542E204749C3814D20C490E1BB90430A5048C393204749C3814D20C490E1BB90430A0A5472C6B0C6A16E67205468E1BB8B2048C3B2610A',NULL,NULL,'confirm','{"ack_within": "P1D", "ack_every": "P1D", "before_due": [7, 3, 1, 0], "overdue_every": "P1D", "overdue_slows_to": "P7D", "overdue_slows_after": 5, "no_deadline_every": "P7D", "after_report": "P3D", "obstacle_waits": "P3D", "escalate_after": 3, "escalate_late": "P2D", "ignores_hours": false}','2026-04-06 01:30:00.000000',NULL,NULL);
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
	directive_id INTEGER, 
	CONSTRAINT pk_drafts PRIMARY KEY (id), 
	CONSTRAINT fk_drafts_directive_id FOREIGN KEY(directive_id) REFERENCES directives (id), 
	CONSTRAINT fk_drafts_issue_by FOREIGN KEY(issue_by) REFERENCES people (id), 
	CONSTRAINT fk_drafts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
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
INSERT INTO "events" VALUES(1,0,1,'2026-04-06 01:00:00.000000','imported','hệ thống',NULL,NULL,NULL,'added 15, updated 0, unchanged 0','{}','e2dae367f4c023fe5e6d0b9d04b68201887ef2b0568942ae029e17e95152a1da');
INSERT INTO "events" VALUES(2,0,2,'2026-04-06 01:00:00.000000','invited','Bế Văn Sơn',10,NULL,NULL,NULL,'{}','61f5bf2f2a11818878cf126ed95ceb668465621f2ad50c6e9a47dfe42beb1d68');
INSERT INTO "events" VALUES(3,0,3,'2026-04-06 01:00:00.000000','invited','Triệu Thị Hạnh',6,NULL,NULL,NULL,'{}','c9d9b7334f88bab2befb8701c3de1ece09883c41def0f2cf50eb11e4b0ca8161');
INSERT INTO "events" VALUES(4,0,4,'2026-04-06 01:00:00.000000','invited','Hứa Văn Tài',11,NULL,NULL,NULL,'{}','794ae6c55d2641431f6a978ffb9f5a869a50db2738064ca5f6ef0fcb36ec298b');
INSERT INTO "events" VALUES(5,0,5,'2026-04-06 01:00:00.000000','invited','Chu Đình Khôi',14,NULL,NULL,NULL,'{}','93ac690c92a9818355e292dc8618e63e785b720d58f706cf391d6387cd081f9c');
INSERT INTO "events" VALUES(6,0,6,'2026-04-06 01:00:00.000000','invited','Vy Thị Xuân',15,NULL,NULL,NULL,'{}','25ace27d609ab51dbade45e6c91ac4fb94ae402b44ee50541e086cb4cf164620');
INSERT INTO "events" VALUES(7,0,7,'2026-04-06 01:00:00.000000','invited','Lộc Thị Bích',13,NULL,NULL,NULL,'{}','5598a4dfc47e8447d37ed513cb8938be4d218221462ea802d4eb4e24fee8d57b');
INSERT INTO "events" VALUES(8,0,8,'2026-04-06 01:00:00.000000','invited','Phùng Quang Vinh',8,NULL,NULL,NULL,'{}','9969f0e11fef6f946538cc5f684922cd4aad2785e91ed61a3901b5e2e8e2a3d1');
INSERT INTO "events" VALUES(9,0,9,'2026-04-06 01:00:00.000000','invited','Vi Quốc Trung',1,NULL,NULL,NULL,'{}','e031dcdadc2b8d05d0f000bf189d372f4130492290667baa7e9add1dcb744c41');
INSERT INTO "events" VALUES(10,0,10,'2026-04-06 01:00:00.000000','invited','Lương Thu Hà',2,NULL,NULL,NULL,'{}','d93be23392b74e09eeb6b517c3f9d0b0995519c4c4cf46dddb20238816df7857');
INSERT INTO "events" VALUES(11,0,11,'2026-04-06 01:00:00.000000','invited','Đặng Hải Nam',3,NULL,NULL,NULL,'{}','c724f451746ef971d6052d3722e455887d8651a1b53ee0cb5f94bcbbcc198eac');
INSERT INTO "events" VALUES(12,0,12,'2026-04-06 01:00:00.000000','invited','Lý Đức Thắng',7,NULL,NULL,NULL,'{}','2ffa612dd18cec537609202d7a882534f11befe5162bcbad2f921c2576ac62cb');
INSERT INTO "events" VALUES(13,0,13,'2026-04-06 01:00:00.000000','invited','Dương Công Định',12,NULL,NULL,NULL,'{}','d50c4acd3a85ed1ebf0e06a7af8a5ec182815c7fd50652fcfae7fc8399e3075b');
INSERT INTO "events" VALUES(14,0,14,'2026-04-06 01:00:00.000000','invited','Nông Thị Mai',9,NULL,NULL,NULL,'{}','baa2d257351af9cbbf2063240637ad49050df6cde144c1f0aa3b96e45c2183a0');
INSERT INTO "events" VALUES(15,0,15,'2026-04-06 01:00:00.000000','invited','Hoàng Văn Minh',5,NULL,NULL,NULL,'{}','fb301fb6963e190ac5909a47edba77a7ad6bdd1c729db9b7ba95488bd20f83cc');
INSERT INTO "events" VALUES(16,0,16,'2026-04-06 01:00:00.000000','invited','Nguyễn Thị Lan',4,NULL,NULL,NULL,'{}','e5e334cc63ab2fa6b7878469a0f84f97d9ff0dc3e6012f18c9d1c659caa4dbb6');
INSERT INTO "events" VALUES(17,0,17,'2026-04-06 01:00:00.000000','joined','Vi Quốc Trung',1,'telegram',NULL,NULL,'{}','3a1ee4ba1f2071d6717e301e0b3b7dab503179e9f7e445f851a44fd75b16cd7e');
INSERT INTO "events" VALUES(18,0,18,'2026-04-06 01:00:00.000000','joined','Lương Thu Hà',2,'telegram',NULL,NULL,'{}','d3c9ef6ca9170bcb19bf98815db90dbaa36ff63e1d0d33502cbc2e8b0ed27e52');
INSERT INTO "events" VALUES(19,0,19,'2026-04-06 01:00:00.000000','joined','Đặng Hải Nam',3,'telegram',NULL,NULL,'{}','211c72c4ebc4e29b0eb735204354736034edb9837d42899feb34b21e6c5589e1');
INSERT INTO "events" VALUES(20,0,20,'2026-04-06 01:00:00.000000','joined','Nguyễn Thị Lan',4,'telegram',NULL,NULL,'{}','941228c9f7f69d1249ffb744f3f11a5c46da0eac6b231a64dda23de6dc799603');
INSERT INTO "events" VALUES(21,0,21,'2026-04-06 01:00:00.000000','joined','Hoàng Văn Minh',5,'telegram',NULL,NULL,'{}','392915f6e26cc460b97a507d4d4c0b345930a25848e7912ae319e529a2914319');
INSERT INTO "events" VALUES(22,0,22,'2026-04-06 01:00:00.000000','joined','Triệu Thị Hạnh',6,'telegram',NULL,NULL,'{}','414932d446adb3ef6a1acf71e1ae119d8904ecfe920bf8dea357abc8bf24afd7');
INSERT INTO "events" VALUES(23,0,23,'2026-04-06 01:00:00.000000','joined','Lý Đức Thắng',7,'telegram',NULL,NULL,'{}','769d6e46704a4b441d8b9de03cbe0136ad031a612f3623353ae554e096810819');
INSERT INTO "events" VALUES(24,0,24,'2026-04-06 01:00:00.000000','joined','Phùng Quang Vinh',8,'telegram',NULL,NULL,'{}','e804d7bc7d832ba16d068a7dd777fe1807fae1795f5ac2933a392f56dd26589e');
INSERT INTO "events" VALUES(25,0,25,'2026-04-06 01:00:00.000000','joined','Nông Thị Mai',9,'telegram',NULL,NULL,'{}','be9a1329aa6a940f1fc78d9372848ec700c3320654acc26d95e6b843ad050703');
INSERT INTO "events" VALUES(26,0,26,'2026-04-06 01:00:00.000000','joined','Bế Văn Sơn',10,'telegram',NULL,NULL,'{}','6da188b03ad134e62a74e3d060f0e29d53e9734e3360722516305861842d83d7');
INSERT INTO "events" VALUES(27,0,27,'2026-04-06 01:00:00.000000','joined','Hứa Văn Tài',11,'telegram',NULL,NULL,'{}','fe2594320d6fa5649bde74036a28cf6df364929a5e22f11317d3dafd5579482c');
INSERT INTO "events" VALUES(28,0,28,'2026-04-06 01:00:00.000000','joined','Dương Công Định',12,'telegram',NULL,NULL,'{}','76669e50d8157b3b0745f7aa600605356fff48878a937c4f2a5ba0e1b784db77');
INSERT INTO "events" VALUES(29,0,29,'2026-04-06 01:00:00.000000','joined','Lộc Thị Bích',13,'telegram',NULL,NULL,'{}','e2c09c5424e7f1bf98d607260fa1ad379560dd37f0bff4b623b10c2a6f00c997');
INSERT INTO "events" VALUES(30,0,30,'2026-04-06 01:00:00.000000','joined','Chu Đình Khôi',14,'telegram',NULL,NULL,'{}','1e5b07cde5d9c4057012a2d043f8fd1448569aeb2d04a8238178d1f93c517dd3');
INSERT INTO "events" VALUES(31,0,31,'2026-04-06 01:05:00.000000','left','Dương Công Định',12,'telegram',NULL,NULL,'{}','1f32908e2c06e50a0c43c1afadeccdaf905c769ff9cec902bd16270cef6ecfe7');
INSERT INTO "events" VALUES(32,1,1,'2026-04-06 01:30:00.000000','issued','Lương Thu Hà',NULL,NULL,NULL,'…/SNN-VP; thực hiện kết luận của Chủ tịch UBND tỉnh về cải cách hành chính sau sơ kết quý I năm 2026; CNTY, KHTC, KL, KN, NSVS, PTNT, QLXD, TCCB, TL, TTBVTV, TTR, VP','{}','49c1edcc266c5c34d8af5b653f7cbb1e2c285fe9e76dee78ad0044fd201a26ea');
INSERT INTO "events" VALUES(33,1,2,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',1,'Bế Văn Sơn','{}','cf8916752a6429f48a036dd9811cea015521e009b3a3ef392aa6101101ed0553');
INSERT INTO "events" VALUES(34,1,3,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',2,'Triệu Thị Hạnh','{}','e57bba21230b6e55161e4dceaa95afd156733d8648ff9c77f52c3c3595101264');
INSERT INTO "events" VALUES(35,1,4,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',3,'Hứa Văn Tài','{}','0f1605f2a43b29b9e70d3eb3c7ed599878fc0e9e8efc98ce18d7236d7c794110');
INSERT INTO "events" VALUES(36,1,5,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',4,'Chu Đình Khôi','{}','204a4a213ee45972379457e32321e646ed38a0de71d9cf92a2ab7f1454642a76');
INSERT INTO "events" VALUES(37,1,6,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',6,'Lộc Thị Bích','{}','d7dcf3f53c334c7ed52cf9c66d96e3c0d895c6f379b563a0dbfac2c3b3133cf0');
INSERT INTO "events" VALUES(38,1,7,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',7,'Phùng Quang Vinh','{}','96f036525fe7ca443387ab4fecb971958a0ed541b466f5f537d2cc544f490bb5');
INSERT INTO "events" VALUES(39,1,8,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',8,'Lý Đức Thắng','{}','6c8e4415f3579eb77cd6cc70fcfc5b157bea884d1fba36e5dcdbf9a54f2d67b6');
INSERT INTO "events" VALUES(40,1,9,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',10,'Nông Thị Mai','{}','999157393410fd446df85e123d9f97730e305d72d2c3452f511a7e494e5f4ce2');
INSERT INTO "events" VALUES(41,1,10,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',11,'Hoàng Văn Minh','{}','a613090d3e74733edd365001d8d970f1b685ff67afe009b99f24c4670ac3e002');
INSERT INTO "events" VALUES(42,1,11,'2026-04-06 01:30:00.000000','delivered','hệ thống',NULL,'telegram',12,'Nguyễn Thị Lan','{}','78f1f25814a449bc64d6b67725145cad69e299be0def1b538734f7d598bd9934');
INSERT INTO "events" VALUES(43,1,12,'2026-04-06 01:41:00.000000','acknowledged','Nguyễn Thị Lan',4,'telegram',12,NULL,'{}','36d03bd0f103c70c571abfb178e691570321b1cbe9ff541713b4956886f85b2f');
INSERT INTO "events" VALUES(44,1,13,'2026-04-06 01:50:00.000000','acknowledged','Hoàng Văn Minh',5,'telegram',11,NULL,'{}','0cdb99c505cf35185bc723a9f09bc2b5b127dbd0301aa10b52e5da67ce24cd20');
INSERT INTO "events" VALUES(45,1,14,'2026-04-06 02:02:00.000000','acknowledged','Triệu Thị Hạnh',6,'telegram',2,NULL,'{}','e9a8ff04a0ccb8dbd722f1d0016ade10ef343076de02b5b6aca4a284a4151067');
INSERT INTO "events" VALUES(46,1,15,'2026-04-06 02:15:00.000000','acknowledged','Lý Đức Thắng',7,'telegram',8,NULL,'{}','9b614203209e019bce23ca9c49f3ee7cbb5f8c95479268321d7e8a78dc5451ce');
INSERT INTO "events" VALUES(47,1,16,'2026-04-06 03:05:00.000000','acknowledged','Phùng Quang Vinh',8,'telegram',7,NULL,'{}','91a779ca1fbb514fba40228597bd9271ad63488d2de85380a462e0359052f023');
INSERT INTO "events" VALUES(48,1,17,'2026-04-06 03:20:00.000000','acknowledged','Bế Văn Sơn',10,'telegram',1,NULL,'{}','699fcb49a369ac3a8bbf7803d11bd1c0ac1c1dbb1f90469ebdd6641248df768a');
INSERT INTO "events" VALUES(49,1,18,'2026-04-06 06:40:00.000000','acknowledged','Lộc Thị Bích',13,'telegram',6,NULL,'{}','4e4ddade774ea5169a01abab5a37afed73c31cf6f4aa6226b3f3cff1464b8fdf');
INSERT INTO "events" VALUES(50,1,19,'2026-04-06 07:00:00.000000','acknowledged','Nông Thị Mai',9,'telegram',10,NULL,'{}','3672ee812031a694f924b434f7a91bffd57afe930be59390d7c0c94153bdd3ed');
INSERT INTO "events" VALUES(51,1,20,'2026-04-06 07:10:00.000000','acknowledged','Hứa Văn Tài',11,'telegram',3,NULL,'{}','4b662157cd591b58d216a383b79b651edd8b797ad0f060adc84d28df2294d416');
INSERT INTO "events" VALUES(52,1,21,'2026-04-07 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth": 1, "why": "silence"}','7f95e31aebfc865d93262813c2136f44290a3d7894f073790f59d2dd02bd1f85');
INSERT INTO "events" VALUES(53,1,22,'2026-04-07 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,5,'Lương Thu Hà','{}','5f5e1f8af2e35630033fd9b2b33ada3d98a7e5f2dbfbe1f3588f55b54e729626');
INSERT INTO "events" VALUES(54,1,23,'2026-04-07 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,9,'Lương Thu Hà','{}','62f3162186fc184064112f04b660a63cf5fc0312df77d1650a52d583c1774aa1');
INSERT INTO "events" VALUES(55,1,24,'2026-04-08 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth": 2, "why": "silence"}','eca14e942a2d2c6f6bcb21de17d298400c0872a96995dd99987f9ac5089919b1');
INSERT INTO "events" VALUES(56,1,25,'2026-04-08 02:30:00.000000','reported','Triệu Thị Hạnh',6,'telegram',2,'60%, đã đối chiếu xong 9/15 nhiệm vụ','{"percent": 60, "files": 0}','cb2219d830b73e8881bc255be69446637797dce1801da6b8da83660f8936faee');
INSERT INTO "events" VALUES(57,1,26,'2026-04-08 08:00:00.000000','obstacle','Hứa Văn Tài',11,'telegram',3,'Phần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc với đơn vị cung cấp','{"percent": null, "files": 0}','8527d8c6064c27ec3c61ec7495211a16938e4bf6ccc16505e424144690888a1c');
INSERT INTO "events" VALUES(58,1,27,'2026-04-09 01:30:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth": 3, "why": "silence"}','efa9967e2bea8df46339e4d75d7262c0cc6a5400ba355c4d80b5e38ad20d6b82');
INSERT INTO "events" VALUES(59,1,28,'2026-04-10 01:30:00.000000','escalation','hệ thống',NULL,NULL,4,'Vi Quốc Trung','{}','f3bd21d0ad7180431024a6e452d94c5919514b80c0e0f017401b66b3ba95e1df');
INSERT INTO "events" VALUES(60,1,29,'2026-04-10 02:40:00.000000','acknowledged','Chu Đình Khôi',14,'telegram',4,NULL,'{}','f5b701e7158eb578050c0cce1f701ec32b34cf1231497af50c7c7611a4016fc4');
INSERT INTO "events" VALUES(61,1,30,'2026-04-10 02:40:00.000000','reported','Chu Đình Khôi',14,'telegram',4,'20%, đơn vị xin lỗi vì phản hồi chậm','{"percent": 20, "files": 0}','8b44ab8dd13cbf99a8b6b1fe0f3f7b6f9b55df9866f8b1852e0c891d5a3b8827');
INSERT INTO "events" VALUES(62,1,31,'2026-04-13 03:00:00.000000','confirmed','Nguyễn Thị Lan',4,'telegram',12,NULL,'{}','9500085af5bc7dd381342cd46f3b1b186327cb03299dae0e21e7050866d1ad98');
INSERT INTO "events" VALUES(63,1,32,'2026-04-13 03:00:00.000000','confirmed','Hoàng Văn Minh',5,'telegram',11,NULL,'{}','7b1e6547428c59be1f4f2064ca459cf8f36b60f35673c84a688c542cc5663c52');
INSERT INTO "events" VALUES(64,1,33,'2026-04-13 03:00:00.000000','confirmed','Lý Đức Thắng',7,'telegram',8,NULL,'{}','a028a7bdc0b38aebbb9043c41407448d7302814598185bb339c0734ff19b7955');
INSERT INTO "events" VALUES(65,1,34,'2026-04-15 03:05:00.000000','nudge','hệ thống',NULL,NULL,7,NULL,'{"nth": 1, "why": "no_deadline"}','99a80b0491ad609b72d13698c6a6f20cc3f5dc6eb2af52f01ab5306fb23321f6');
INSERT INTO "events" VALUES(66,1,35,'2026-04-15 03:20:00.000000','nudge','hệ thống',NULL,NULL,1,NULL,'{"nth": 1, "why": "no_deadline"}','fed21b427bdfaf9f616fa16308696b48c17aee77d1a14a1c86699fa4a177cedd');
INSERT INTO "events" VALUES(67,1,36,'2026-04-15 06:40:00.000000','nudge','hệ thống',NULL,NULL,6,NULL,'{"nth": 1, "why": "no_deadline"}','8dee500822900af9bdc9fe229b8f0e6e53d967a252e40011e63e2298ebc00dc7');
INSERT INTO "events" VALUES(68,1,37,'2026-04-15 07:00:00.000000','nudge','hệ thống',NULL,NULL,10,NULL,'{"nth": 1, "why": "no_deadline"}','f82ef52eb160874b62c6e29d0b5dd2d6f529bbe903ab42d8a8e1078d7f37aca5');
INSERT INTO "events" VALUES(69,1,38,'2026-04-16 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,5,'Lương Thu Hà','{}','bd6cf02c644c7dd9e7781f0d2fd005d170db56dadfb6dbbf76d1f26083f4b4d2');
INSERT INTO "events" VALUES(70,1,39,'2026-04-16 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,9,'Lương Thu Hà','{}','4c17146e5c8471a65606739ea4532da19cddcd427591db1a9f7b7670e8b83f9d');
INSERT INTO "events" VALUES(71,1,40,'2026-04-16 07:30:00.000000','result','Triệu Thị Hạnh',6,'telegram',2,'Báo cáo số 45/BC-KHTC','{"percent": null, "files": 0}','57c3672221973e7c0c3176789d7f1da8e2404606bd0e9b7645538796c399ac68');
INSERT INTO "events" VALUES(72,1,41,'2026-04-16 07:30:00.000000','confirmed','Triệu Thị Hạnh',6,'telegram',2,NULL,'{}','0ad8b5fd6edf7deacd553e9791f161119c87e566cd9394f7025188b062a623bb');
INSERT INTO "events" VALUES(73,1,42,'2026-04-17 08:00:00.000000','nudge','hệ thống',NULL,NULL,3,NULL,'{"nth": 1, "why": "no_deadline"}','ff7d247c1a0976d520fea9f73b4e0682dc559b6cab95de6ca5080ae5bc2cf094');
INSERT INTO "events" VALUES(74,1,43,'2026-04-20 02:00:00.000000','confirmed','Phùng Quang Vinh',8,'telegram',7,NULL,'{}','d34e141e9cc9625fa9bbb7f8faa9cc8e1bbce0d1c56598e3b9b61d3c2856a0bf');
INSERT INTO "events" VALUES(75,1,44,'2026-04-20 02:00:00.000000','confirmed','Nông Thị Mai',9,'telegram',10,NULL,'{}','f422cd603db8f8dfe416e4effde7382477f9f07ae989cd9229bb640f77cd5158');
INSERT INTO "events" VALUES(76,1,45,'2026-04-21 02:40:00.000000','nudge','hệ thống',NULL,NULL,4,NULL,'{"nth": 4, "why": "no_deadline"}','a4d394d6b77040fb8bc90b0304ba141b178ec7cd4f64c79043e02f6fd70dcd6a');
INSERT INTO "events" VALUES(77,1,46,'2026-04-22 03:00:00.000000','confirmed','Bế Văn Sơn',10,'telegram',1,NULL,'{}','bc9c3a31975c20d9f57bba30bf9e90634cfb852ce75df894834a027159b32e6d');
INSERT INTO "events" VALUES(78,1,47,'2026-04-24 06:40:00.000000','nudge','hệ thống',NULL,NULL,6,NULL,'{"nth": 2, "why": "no_deadline"}','7805cd1303a4a5c503fb2e6cb35db580c13032a696914752c854e77476c5be99');
INSERT INTO "events" VALUES(79,1,48,'2026-04-28 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,5,'Lương Thu Hà','{}','44f6b3e966ea540a0372a1c4705fd6355d1fa7bf008fc9a18ddca53aad1699a0');
INSERT INTO "events" VALUES(80,1,49,'2026-04-28 01:30:00.000000','call_sheet','hệ thống',NULL,NULL,9,'Lương Thu Hà','{}','5de28b2a0db7b8d2f7847489065416dcc67f68754e971856f2709b58a1a7f80c');
INSERT INTO "events" VALUES(81,1,50,'2026-04-28 02:00:00.000000','reported','Hứa Văn Tài',11,'telegram',3,'100%, phần mềm đã đồng bộ','{"percent": 100, "files": 0}','7def29d8401bc0cbfed7331a00deae0d83001b96a8bb2ca371527869263b538c');
INSERT INTO "events" VALUES(82,1,51,'2026-04-28 02:00:00.000000','confirmed','Hứa Văn Tài',11,'telegram',3,NULL,'{}','e998742e8053bd2195f148aec1401fed07c2633562be6002ff68f0902ff77b5a');
INSERT INTO "events" VALUES(83,1,52,'2026-04-28 02:00:00.000000','confirmed','Lộc Thị Bích',13,'telegram',6,NULL,'{}','f2163f173e54d7f634ba76089db5456a1dfb9c9ae8c84e77e2a5f80757817bbe');
INSERT INTO "events" VALUES(84,1,53,'2026-05-05 02:00:00.000000','confirmed','Chu Đình Khôi',14,'telegram',4,NULL,'{}','01315fe6a06edb8b876b28abbc6b33a0df6fc8ab505ab78f38e1ebd2fd1e4338');
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
CREATE TABLE facts (
	name VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (name)
);
INSERT INTO "facts" VALUES('telegram.identity','dondoc_sandbox_bot');
INSERT INTO "facts" VALUES('telegram.profile','49ce7f73f39b');
INSERT INTO "facts" VALUES('telegram.menus','{"7001": "6c735c622940", "7002": "bcdac341001b", "7003": "bcdac341001b", "7101": "c9ccdbfcc75f", "7102": "c9ccdbfcc75f", "7103": "c9ccdbfcc75f", "7104": "c9ccdbfcc75f", "7105": "c9ccdbfcc75f", "7106": "c9ccdbfcc75f", "7107": "c9ccdbfcc75f", "7108": "c9ccdbfcc75f", "7109": "c9ccdbfcc75f", "7110": "c9ccdbfcc75f", "7111": "c9ccdbfcc75f"}');
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
INSERT INTO "inbox" VALUES(47,'telegram:12345','700000047','','2026-04-28 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(48,'telegram:12345','700000048','','2026-04-28 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(49,'telegram:12345','700000049','','2026-04-28 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(50,'telegram:12345','700000050','','2026-04-28 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(51,'telegram:12345','700000051','','2026-04-28 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(52,'telegram:12345','700000052','','2026-05-05 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(53,'telegram:12345','700000053','','2026-05-05 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(54,'telegram:12345','700000054','','2026-05-05 02:00:00.000000','done',0,NULL);
INSERT INTO "inbox" VALUES(55,'telegram:12345','700000055','','2026-05-05 02:00:00.000000','done',0,NULL);
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
INSERT INTO "invites" VALUES(1,'6ef2d21dffc6106a6a8073e2c84fec408f1b42304fa02aa89a81355604182566',10,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7107');
INSERT INTO "invites" VALUES(2,'98b9096f94db7b0beb4c25568518098317a7dda6074444a20bc0aaeb166487b4',6,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7103');
INSERT INTO "invites" VALUES(3,'18e4812b07e3cf5a7b680c845342c403a2751cc5b550d143d47fd0020e688668',11,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7108');
INSERT INTO "invites" VALUES(4,'bccd733d37de250ecfb294bddfb6827976c7d254ae96a6fccfe5cbc9f193c8cb',14,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7111');
INSERT INTO "invites" VALUES(5,'c245bd54b7cc19992ccf8265d2453d65ddcc94e1a25b31b170e12d2d4defcc10',15,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(6,'554d40e37108804338d002bd2a5d83131472320a0e748a2cad27b71b814c9a21',13,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7110');
INSERT INTO "invites" VALUES(7,'2eaab3a4071be90c69db87c51fde418b6fc2b3655cf8daaaba0d0de1e8715df0',8,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7105');
INSERT INTO "invites" VALUES(8,'49eb4a0fb6abe49251112a23f7a6b6531cf3ebe12e3b268fe5d33d2ff90c9c70',1,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(9,'951c415f508e06f96ef024d0ee0b68f33821f51f43ddf4f2b016070c306e71e8',2,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(10,'962cb2e4e24dcb9f8757db4040792635bc90bab0a3f34cc048d2444ff551eff7',3,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000',NULL,NULL);
INSERT INTO "invites" VALUES(11,'88f7ccf3ba38323d0b610599b08074943cdfa5a6e7b732ae37769ecfbec12435',7,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7104');
INSERT INTO "invites" VALUES(12,'5d3b9a408ae92f47734b1664fd8d79ca45c30d931d3db94016a9c4722b7ae939',12,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7109');
INSERT INTO "invites" VALUES(13,'f85f3fc4f989606a0c1b948fab753bd3e86cfa6ce9edfeb8f7efa8e9c956a92c',9,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7106');
INSERT INTO "invites" VALUES(14,'f1ff868c10c2d0f208839def5e9211434cc7720a1d710a86b50a3f938dbbea36',5,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7102');
INSERT INTO "invites" VALUES(15,'e1bc1d36bd4d145f7cc47fa1ea97fb9b8ad57f2529a07d2663c2ff4a3c31e41c',4,'2026-04-06 01:00:00.000000','2026-04-20 01:00:00.000000','2026-04-06 01:00:00.000000','telegram:7101');
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
INSERT INTO "menus" VALUES(1,2,0,'[["\u21a9\ufe0f H\u1ee7y k\u1ebft n\u1ed1i", "unlink:141775437200"]]','2026-04-06 01:00:00.000000',0);
INSERT INTO "menus" VALUES(26,4,12,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:12"]]','2026-04-13 03:00:00.000000',1);
INSERT INTO "menus" VALUES(27,5,11,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:11"]]','2026-04-13 03:00:00.000000',0);
INSERT INTO "menus" VALUES(28,7,8,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:8"]]','2026-04-13 03:00:00.000000',0);
INSERT INTO "menus" VALUES(33,6,2,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:2"]]','2026-04-16 07:30:00.000000',0);
INSERT INTO "menus" VALUES(35,8,7,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:7"]]','2026-04-20 02:00:00.000000',0);
INSERT INTO "menus" VALUES(36,9,10,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:10"]]','2026-04-20 02:00:00.000000',0);
INSERT INTO "menus" VALUES(38,10,1,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:1"]]','2026-04-22 03:00:00.000000',0);
INSERT INTO "menus" VALUES(40,11,3,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:3"]]','2026-04-28 02:00:00.000000',0);
INSERT INTO "menus" VALUES(41,13,6,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:6"]]','2026-04-28 02:00:00.000000',0);
INSERT INTO "menus" VALUES(42,14,4,'[["\ud83d\udcce To\u00e0n v\u0103n", "text:4"]]','2026-05-05 02:00:00.000000',0);
INSERT INTO "menus" VALUES(43,1,0,'[["\ud83d\udcca VB1", "summary:1"]]','2026-05-05 02:00:00.000000',0);
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
INSERT INTO "people" VALUES(5,'Hoàng Văn Minh','0912000102','vi');
INSERT INTO "people" VALUES(6,'Triệu Thị Hạnh','0912000103','vi');
INSERT INTO "people" VALUES(7,'Lý Đức Thắng','0912000104','vi');
INSERT INTO "people" VALUES(8,'Phùng Quang Vinh','0912000105','vi');
INSERT INTO "people" VALUES(9,'Nông Thị Mai','0912000106','vi');
INSERT INTO "people" VALUES(10,'Bế Văn Sơn','0912000107','vi');
INSERT INTO "people" VALUES(11,'Hứa Văn Tài','0912000108','vi');
INSERT INTO "people" VALUES(12,'Dương Công Định','0912000109','vi');
INSERT INTO "people" VALUES(13,'Lộc Thị Bích','0912000110','vi');
INSERT INTO "people" VALUES(14,'Chu Đình Khôi','0912000111','vi');
INSERT INTO "people" VALUES(15,'Vy Thị Xuân','0912000112','vi');
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
INSERT INTO "posts" VALUES(5,5,3,'head','Chánh Thanh tra','2026-04-06',NULL);
INSERT INTO "posts" VALUES(6,6,4,'head','Trưởng phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(7,7,5,'head','Trưởng phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(8,8,6,'head','Trưởng phòng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(9,9,7,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(10,10,8,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(11,11,9,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(12,12,10,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(13,13,11,'head','Chi cục trưởng','2026-04-06',NULL);
INSERT INTO "posts" VALUES(14,14,12,'head','Giám đốc','2026-04-06',NULL);
INSERT INTO "posts" VALUES(15,15,13,'head','Giám đốc','2026-04-06',NULL);
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
	text TEXT NOT NULL, 
	CONSTRAINT pk_reports PRIMARY KEY (id), 
	CONSTRAINT fk_reports_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignments (id), 
	CONSTRAINT fk_reports_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "reports" VALUES(1,2,6,'2026-04-08 02:30:00.000000','telegram','progress',60,'60%, đã đối chiếu xong 9/15 nhiệm vụ');
INSERT INTO "reports" VALUES(2,3,11,'2026-04-08 08:00:00.000000','telegram','obstacle',NULL,'Phần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc với đơn vị cung cấp');
INSERT INTO "reports" VALUES(3,4,14,'2026-04-10 02:40:00.000000','telegram','progress',20,'20%, đơn vị xin lỗi vì phản hồi chậm');
INSERT INTO "reports" VALUES(4,2,6,'2026-04-16 07:30:00.000000','telegram','result',NULL,'Báo cáo số 45/BC-KHTC');
INSERT INTO "reports" VALUES(5,3,11,'2026-04-28 02:00:00.000000','telegram','progress',100,'100%, phần mềm đã đồng bộ');
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
COMMIT;
