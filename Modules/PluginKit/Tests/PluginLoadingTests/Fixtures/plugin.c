// A plugin for the tests. What is wrong with it is chosen when it is compiled, by -D.
#include "baizhen_plugin.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef MAGIC
#define MAGIC BAIZHEN_PLUGIN_MAGIC
#endif
#ifndef SIZE
#define SIZE sizeof(baizhen_plugin)
#endif
#ifndef MAJOR
#define MAJOR BAIZHEN_PLUGIN_ABI_MAJOR
#endif
#ifndef MINOR
#define MINOR BAIZHEN_PLUGIN_ABI_MINOR
#endif
#ifndef ID
#define ID "test-town"
#endif
#ifndef VERSION
#define VERSION "1.0.0"
#endif
#ifndef ENTRY
#define ENTRY baizhen_plugin_query
#endif
#ifndef ANSWER
#define ANSWER "{\"judgements\": []}"
#endif

static int is_within = 0;

static void reply_with(const char *text, baizhen_reply reply, void *sink) {
    // On the heap and overwritten afterwards: the host must have copied it.
    size_t count = strlen(text);
    char *copy = malloc(count + 1);
    memcpy(copy, text, count + 1);
    reply(sink, (baizhen_bytes){(const uint8_t *)copy, count});
    memset(copy, '#', count);
    free(copy);
}

static int32_t start(const baizhen_host *host, baizhen_bytes manifest, void **instance) {
    (void)manifest;
    *instance = &is_within;
#ifdef START_HANGS
    for (;;) pause();
#endif
#ifdef START_FAILS
    const char *why = "the threshold is missing";
    host->log(host->context, 3, (baizhen_bytes){(const uint8_t *)why, strlen(why)});
    return 7;
#else
    (void)host;
    return 0;
#endif
}

static int32_t judge(void *instance, baizhen_bytes batch, baizhen_reply reply, void *sink) {
    (void)instance;
    if (is_within++) {
        reply_with("overlap", reply, sink);
        return 0;
    }
#ifdef HANGS
    for (;;) pause();
#endif
#ifdef HANGS_ON
    if (batch.count == HANGS_ON)
        for (;;) pause();
#endif
#ifdef FAILS
    reply_with(FAILS, reply, sink);
    is_within = 0;
    return 3;
#endif
#ifdef ECHOES
    reply(sink, batch);
#else
    (void)batch;
    reply_with(ANSWER, reply, sink);
#endif
#ifdef TWICE
    reply_with(ANSWER, reply, sink);
#endif
    is_within = 0;
    return 0;
}

#ifdef SILENT
static int32_t say_nothing(void *instance, baizhen_bytes batch, baizhen_reply reply, void *sink) {
    (void)instance, (void)batch, (void)reply, (void)sink, (void)judge;
    return 0;
}
#define JUDGE say_nothing
#else
#define JUDGE judge
#endif

static void stop(void *instance) { (void)instance; }

static const baizhen_plugin table = {
    .magic = MAGIC,
    .size = SIZE,
    .abi_major = MAJOR,
    .abi_minor = MINOR,
    .id = ID,
    .version = VERSION,
    .start = start,
    .judge = JUDGE,
#ifdef DERIVES
    .derive = JUDGE,
#endif
#ifndef NO_STOP
    .stop = stop,
#endif
};

const baizhen_plugin *ENTRY(uint32_t host_abi_major) {
    (void)stop;
#ifdef REFUSES
    return NULL;
#endif
    return host_abi_major == MAJOR || MAJOR != BAIZHEN_PLUGIN_ABI_MAJOR ? &table : NULL;
}
