"""What fulfils the ports: chat platforms, the database, the clock."""
