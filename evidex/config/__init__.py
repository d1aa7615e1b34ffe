"""What the user set: `checking` for a project, `entrez` for a fetch, in the environment or the `user_file`."""
