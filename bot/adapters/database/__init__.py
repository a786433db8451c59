"""SQLAlchemy: tables, stores, migrations and the thread that they run in."""
