#!/usr/bin/env python
"""Django's command line for the crisis planning tool."""

import os
import sys

from django.core.management import execute_from_command_line

from mcof.audit.circumstances import Channel, Origin, coming_from

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mcof.settings")
    with coming_from(Origin(Channel.COMMAND, trace=" ".join(sys.argv[1:2]))):
        execute_from_command_line(sys.argv)
