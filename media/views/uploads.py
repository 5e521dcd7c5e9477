def upload(request, name):
    raise SystemError
