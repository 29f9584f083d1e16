from typing import Any

import django.utils.timezone
from django.db import migrations, models

from mcof.audit import guards


def install(_apps: Any, editor: Any) -> None:
    guards.install(editor.connection)


def remove(_apps: Any, editor: Any) -> None:
    guards.remove(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_circumstances")]

    operations = [
        migrations.CreateModel(
            "Seal",
            fields=[
                ("number", models.PositiveBigIntegerField("number", primary_key=True, serialize=False)),
                ("at", models.DateTimeField("at", default=django.utils.timezone.now, editable=False)),
                ("previous", models.CharField("hash of the seal before", blank=True, max_length=64)),
                ("upto", models.PositiveBigIntegerField("covers events up to")),
                ("events", models.TextField("events")),
                ("hash", models.CharField("hash", max_length=64)),
            ],
            options={
                "verbose_name": "seal",
                "verbose_name_plural": "seals",
                "ordering": ["number"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.RunPython(install, remove),
    ]
