/* NATS core, as the benchmark's yardstick of a bus: one publisher, one subscriber, no loss asked for.
 *   nats sub PORT WARM WINDOW      prints "ready", then {"rate": messages a second}
 *   nats pub PORT SIZE SECONDS
 * Built and run only where nats-server and libnats-dev are installed. */
#include <nats/nats.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static void check(natsStatus status, const char *what) {
  if (status == NATS_OK) return;
  fprintf(stderr, "nats: %s: %s\n", what, natsStatus_GetText(status));
  exit(1);
}

static natsConnection *join(const char *port) {
  char url[64];
  natsConnection *connection = NULL;
  snprintf(url, sizeof url, "nats://127.0.0.1:%s", port);
  for (int attempt = 0; attempt < 100; attempt++) {
    if (natsConnection_ConnectTo(&connection, url) == NATS_OK) return connection;
    usleep(20000);
  }
  check(NATS_NO_SERVER, url);
  return NULL;
}

static void listen_to(natsConnection *connection, double warm, double window) {
  natsSubscription *subscription = NULL;
  check(natsConnection_SubscribeSync(&subscription, connection, "bench.tick.v1"), "subscribe");
  check(natsSubscription_SetPendingLimits(subscription, -1, -1), "limits");
  check(natsConnection_Flush(connection), "flush");
  puts("ready");
  fflush(stdout);
  double began = 0, from = 0;
  uint64_t count = 0;
  for (uint64_t seen = 0;; seen++) {
    natsMsg *message = NULL;
    check(natsSubscription_NextMsg(&message, subscription, 20000), "next");
    natsMsg_Destroy(message);
    count++;
    if (seen & 31) continue;
    double at = now();
    if (began == 0) began = at;
    if (from == 0 && at - began >= warm) {
      from = at;
      count = 0;
    }
    if (from != 0 && at - from >= window) {
      printf("{\"rate\": %.0f}\n", count / (at - from));
      return;
    }
  }
}

static void publish(natsConnection *connection, int size, double seconds) {
  char *data = malloc(size);
  memset(data, 'x', size);
  for (double end = now() + seconds; now() < end;) {
    for (int i = 0; i < 64; i++) check(natsConnection_Publish(connection, "bench.tick.v1", data, size), "publish");
  }
}

int main(int count, char **words) {
  if (count != 5) return 2;
  alarm(60);
  natsConnection *connection = join(words[2]);
  if (!strcmp(words[1], "sub")) listen_to(connection, atof(words[3]), atof(words[4]));
  else publish(connection, atoi(words[3]), atof(words[4]));
  return 0;
}
