# One image for web, worker and beat; docker-compose.yml says which of them it is.
FROM python:3.12-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MCOF_DATA=/data
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY . .
RUN python bin/catalogues compile \
    && useradd --create-home mcof \
    && install --directory --owner=mcof /data

USER mcof
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "mcof.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--threads=4", "--no-control-socket"]
