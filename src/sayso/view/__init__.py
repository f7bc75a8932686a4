"""Questions go in, answers come out: what the command line, the API and the exports show."""
