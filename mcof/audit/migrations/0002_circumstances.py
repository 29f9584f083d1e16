from typing import Any

from django.db import migrations, models

from mcof.audit.digest import digest_of


def give_fingerprints(apps: Any, _editor: Any) -> None:
    """Events from before get theirs as they stand; nobody can tell any more what was changed earlier."""
    event = apps.get_model("audit", "Event")
    for it in event.objects.iterator():
        event.objects.filter(pk=it.pk).update(digest=digest_of(it))


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField("event", "actor_email", models.CharField("e-mail address", blank=True, max_length=254)),
        migrations.AddField("event", "acting_for", models.CharField("acting for", blank=True, max_length=460)),
        migrations.AddField("event", "channel", models.CharField("channel", blank=True, max_length=16)),
        migrations.AddField("event", "address", models.CharField("address", blank=True, max_length=45)),
        migrations.AddField("event", "trace", models.CharField("request, task or command", blank=True, max_length=100)),
        migrations.AddField("event", "office", models.CharField("office", blank=True, max_length=32)),
        migrations.AddField(
            "event", "digest", models.CharField("fingerprint", default="", max_length=64), preserve_default=False
        ),
        migrations.AddIndex("event", models.Index(fields=["office", "-id"], name="audit_event_office")),
        migrations.RunPython(give_fingerprints, migrations.RunPython.noop, elidable=True),
    ]
