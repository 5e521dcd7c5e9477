"""Own pages for what went wrong."""

bad_request = forbidden = not_found = server_error = lambda request, exception=None: None
