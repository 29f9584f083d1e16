from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sectors', '0002_usual_dimensions'),
    ]

    operations = [
        migrations.AddField(
            model_name='sector',
            name='usual_source',
            field=models.CharField(blank=True, max_length=255, verbose_name='source of what is usual'),
        ),
        migrations.AddField(
            model_name='sector',
            name='usual_verified',
            field=models.BooleanField(default=False, verbose_name='what is usual is verified against its source'),
        ),
    ]
