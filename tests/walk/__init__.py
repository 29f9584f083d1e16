"""The main job walked over HTTP on a running demo: `python -m tests.walk --url http://127.0.0.1:8000`."""
