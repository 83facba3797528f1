"""asking.py: a request to a served paper from outside, for the scripts that test one."""
import http.client


def ask(host, method, path, body=None, headers=None):
    """Its status, headers and text. host: "127.0.0.1:8080"."""
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, text
