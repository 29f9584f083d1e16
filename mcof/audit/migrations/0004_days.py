from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_seals")]

    operations = [migrations.AddIndex("event", models.Index(fields=["at"], name="audit_event_at"))]
