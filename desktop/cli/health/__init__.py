"""What `doctor` looks at, a file a subject; nothing here is changed, and nothing waited for."""
