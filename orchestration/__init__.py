"""When and where things run; no business logic."""
