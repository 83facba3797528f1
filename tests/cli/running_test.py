#!/usr/bin/env python3
"""A paper as a service: log, metrics, words for the service manager, reload and end under load. running_test.py PROGRAM ROOT"""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from asking import ask  # noqa: E402

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Running(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.paper = os.path.join(self.folder.name, "paper")
        subprocess.run([PROGRAM, "keep", "--quiet", "--archive", self.paper, ROOT / "examples"], check=True, stdout=subprocess.DEVNULL, timeout=120)
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind(os.path.join(self.folder.name, "notify"))
        self.manager.settimeout(20)

    def tearDown(self):
        if self.server.poll() is None:
            self.server.kill()
        self.server.wait()
        self.server.stdout.close()
        self.server.stderr.close()
        self.manager.close()
        self.folder.cleanup()

    def serve(self, *flags):
        told = {"NOTIFY_SOCKET": os.path.join(self.folder.name, "notify"), "WATCHDOG_USEC": "400000"}
        self.server = subprocess.Popen([PROGRAM, "serve", "--archive", self.paper, "--port", "0", *flags], env=os.environ | told,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.host = urllib.parse.urlsplit(self.server.stdout.readline().strip()).netloc

    def ask(self, method, path, body=None, headers=None):
        return ask(self.host, method, path, body, headers)

    def heard(self, wanted):
        """Waits for a word to the service manager."""
        while True:
            said = self.manager.recv(200).decode()
            if said.startswith(wanted):
                return said

    def end(self):
        self.server.send_signal(signal.SIGTERM)
        begin = time.monotonic()
        self.assertEqual(self.server.wait(10), 0)
        return time.monotonic() - begin

    def set_password(self, password):
        subprocess.run([PROGRAM, "password", "--archive", self.paper], input=password.encode(), check=True, timeout=60)

    def test_the_service_manager_hears_of_each_state(self):
        self.serve()
        self.heard("READY=1")
        self.heard("WATCHDOG=1")
        self.heard("WATCHDOG=1")
        self.server.send_signal(signal.SIGHUP)
        self.assertRegex(self.heard("RELOADING=1"), r"MONOTONIC_USEC=\d+")
        self.heard("READY=1")
        self.end()
        self.heard("STOPPING=1")

    def test_the_log_has_a_line_a_request_and_no_query(self):
        self.serve("--log")
        self.ask("GET", "/search?q=secret%20words")
        self.ask("GET", "/no%0D%0Awhere")
        self.end()
        lines = [json.loads(line) for line in self.server.stderr.read().splitlines()]
        self.assertEqual([(l["method"], l["path"], l["status"], l["client"]) for l in lines],
                         [("GET", "/search", 200, "127.0.0.1"), ("GET", "/no%0D%0Awhere", 404, "127.0.0.1")])
        self.assertGreater(lines[0]["bytes"], 1000)

    def test_metrics_count_what_was_asked(self):
        self.serve()
        self.assertEqual(self.ask("GET", "/readyz")[0], 200)
        for _ in range(3):
            self.ask("GET", "/nowhere")
        status, headers, text = self.ask("GET", "/metrics")
        self.assertEqual((status, headers["Content-Type"]), (200, "text/plain; version=0.0.4; charset=utf-8"))
        self.assertIn('broadsheet_answers_total{status="4xx"} 3\n', text)
        self.assertRegex(text, r"broadsheet_articles [1-9]\d*\n")
        for line in text.splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]+"\})? [\d.]+)$')

    def test_settings_that_can_change_do_at_the_reload(self):
        settings = pathlib.Path(self.paper, "broadsheet.toml")
        settings.write_text("spacing = 0\nport = 1\n")
        self.serve()  # its flag --port goes first
        self.heard("READY=1")
        feed = f"http://{self.host}/feeds/atom/latest"
        token = re.search(r'name="token" value="([^"]+)', self.ask("GET", "/feeds")[2])[1]
        follow = lambda: self.ask("POST", "/feeds/follow", urllib.parse.urlencode({"token": token, "url": feed}), FORM)[0]  # noqa: E731
        self.assertEqual(follow(), 400, "loopback is no public address")
        settings.write_text(f'spacing = 0\nport = 1\nallow = ["{self.host}"]\nthreads = 3\n')
        self.server.send_signal(signal.SIGHUP)
        self.heard("READY=1")
        self.assertEqual(follow(), 303)
        settings.write_text("spacing = no\n")
        self.server.send_signal(signal.SIGHUP)
        self.heard("READY=1")
        self.assertEqual(self.ask("GET", "/")[0], 200)
        self.end()
        said = self.server.stderr.read()
        self.assertIn("threads counts when serve is started anew", said)
        self.assertIn("broadsheet.toml: bad-input: line 1: ", said)

    def test_a_password_counts_from_the_reload_on(self):
        self.serve()
        self.heard("READY=1")
        self.set_password("correct horse")
        self.assertEqual(self.ask("GET", "/")[0], 200)
        self.server.send_signal(signal.SIGHUP)
        self.heard("READY=1")
        self.assertEqual((self.ask("GET", "/")[0], self.ask("GET", "/metrics")[0], self.ask("GET", "/readyz")[0]), (401, 401, 200))

    def test_a_proxy_is_believed_where_it_is_trusted(self):
        self.set_password("correct horse")
        user = {"Remote-User": "ann", "X-Forwarded-For": "garbage, 10.1.2.3, 192.0.2.7", "X-Forwarded-Proto": "https"}
        self.serve("--log", "--trust", "127.0.0.0/8", "--user-header", "Remote-User")
        self.assertEqual([self.ask("GET", "/", headers=h)[0] for h in (user, {}, {"Remote-User": ""})], [200, 401, 401])
        token = re.search(r'name="token" value="([^"]+)', self.ask("GET", "/login")[2])[1]
        answered = self.ask("POST", "/login", urllib.parse.urlencode({"token": token, "password": "correct horse"}), FORM | {"X-Forwarded-Proto": "https"})
        self.assertIn("; Secure", answered[1]["Set-Cookie"])
        self.end()
        self.assertEqual(json.loads(self.server.stderr.readline())["client"], "192.0.2.7")

    def test_nobody_else_is(self):
        self.set_password("correct horse")
        self.serve("--log", "--trust", "10.0.0.1", "--user-header", "Remote-User")
        self.assertEqual(self.ask("GET", "/", headers={"Remote-User": "ann", "X-Forwarded-For": "192.0.2.7"})[0], 401)
        self.end()
        self.assertEqual(json.loads(self.server.stderr.readline())["client"], "127.0.0.1")

    def test_nothing_is_dropped_at_reload_and_end(self):
        self.serve()
        asked, dropped, stop = [], [], threading.Event()

        def reader(keep):
            connection = None
            while not stop.is_set():
                try:
                    connection = connection or http.client.HTTPConnection(self.host, timeout=10)
                    connection.connect() if connection.sock is None else None
                except OSError:
                    return  # no connection is taken any more
                try:
                    connection.request("GET", "/latest")
                    answer = connection.getresponse()
                    complete = len(answer.read()) == int(answer.headers["Content-Length"])
                    asked.append(answer.status)
                    if answer.status != 200 or not complete:
                        dropped.append(answer.status)
                    if not keep or answer.headers["Connection"] == "close":
                        connection.close()
                        connection = None
                except (OSError, http.client.HTTPException) as fault:
                    dropped.append(repr(fault))
                    return

        readers = [threading.Thread(target=reader, args=(n % 2 == 0,)) for n in range(16)]
        for each in readers:
            each.start()
        time.sleep(.5)
        for _ in range(3):
            self.server.send_signal(signal.SIGHUP)
            time.sleep(.2)
        took = self.end()
        stop.set()
        for each in readers:
            each.join()
        self.assertGreater(len(asked), 100)
        self.assertEqual(dropped, [])
        self.assertLessEqual(took, 2.5)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
