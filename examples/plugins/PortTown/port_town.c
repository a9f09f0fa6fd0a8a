// Port towns, judged by the cargo they handle: a plugin in plain C, written from docs/writing-a-plugin.md.
#include "baizhen_plugin.h"
#include "json.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

// Full marks at 1000 万吨 a year; figures are counted in ten-thousandths, exactly.
enum { full_marks = 1000, parts = 10000 };

// A text that grows. It is all the memory that a call needs.
typedef struct {
    char *bytes;
    size_t count, room;
    bool failed;
} text;

static void write(text *out, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int needed = vsnprintf(NULL, 0, format, values);
    va_end(values);
    if (needed < 0 || out->failed) return;
    if (out->count + (size_t)needed + 1 > out->room) {
        size_t room = (out->count + (size_t)needed + 1) * 2;
        char *bytes = realloc(out->bytes, room);
        if (!bytes) {
            out->failed = true;
            return;
        }
        out->bytes = bytes;
        out->room = room;
    }
    va_start(values, format);
    vsnprintf(out->bytes + out->count, out->room - out->count, format, values);
    va_end(values);
    out->count += (size_t)needed;
}

// Reads a decimal such as "1250.5" in ten-thousandths; false when it is none, or too large to count.
static bool read_decimal(json_text number, int64_t *value) {
    int64_t sum = 0;
    int places = -1;
    if (number.count == 0 || number.count > 14) return false;
    for (size_t i = 0; i < number.count; i++) {
        char digit = number.at[i];
        if (digit == '.' && places < 0 && i > 0) {
            places = 0;
        } else if (digit < '0' || digit > '9') {
            return false;
        } else if (places < 4) {
            sum = sum * 10 + (digit - '0');
            if (places >= 0) places++;
        }
    }
    for (int i = places < 0 ? 0 : places; i < 4; i++) sum *= 10;
    *value = sum;
    return true;
}

// What was observed of one town: the last cargo figure that was not sent back.
typedef struct {
    json_text town, observation, value;
} cargo;

static void read_observation(json *in, cargo *found) {
    json_text name, id = {0}, indicator = {0}, state = {0}, value = {0}, unit = {0};
    bool begun = false;
    while (json_member(in, &begun, &name)) {
        if (json_is(name, "id")) id = json_string_or_none(in);
        else if (json_is(name, "indicator")) indicator = json_string_or_none(in);
        else if (json_is(name, "state")) state = json_string_or_none(in);
        else if (json_is(name, "figure")) {
            bool begun_figure = false;
            while (json_member(in, &begun_figure, &name)) {
                if (json_is(name, "value")) value = json_string_or_none(in);
                else if (json_is(name, "unit")) unit = json_string_or_none(in);
                else json_skip(in);
            }
        } else json_skip(in);
    }
    if (!json_is(indicator, "cargo") || json_is(state, "returned") || !json_is(unit, "万吨") || !value.at) return;
    found->observation = id;
    found->value = value;
}

static void judge_town(json *in, text *out) {
    cargo found = {0};
    json_text name;
    bool begun = false, begun_list = false;
    while (json_member(in, &begun, &name)) {
        if (json_is(name, "id")) found.town = json_string(in);
        else if (json_is(name, "observations"))
            while (json_element(in, &begun_list)) read_observation(in, &found);
        else json_skip(in);
    }
    int64_t value = 0;
    write(out, "{\"town\":\"%.*s\",\"flags\":[],\"findings\":[{\"indicator\":\"cargo-progress\",",
        (int)found.town.count, found.town.at);
    if (!found.value.at || !read_decimal(found.value, &value)) {
        write(out, "\"score\":null,\"figure\":null,\"from\":[],"
            "\"why\":{\"zh\":\"缺货物吞吐量（万吨）。\",\"en\":\"The cargo is not known.\"}}]}");
        return;
    }
    int64_t share = (value + full_marks / 2) / full_marks, score = share < parts ? share : parts;
    write(out, "\"score\":\"%d.%04d\",\"figure\":{\"value\":\"%lld.%02d\",\"unit\":\"%%\",\"qualifier\":\"exact\",",
        (int)(score / parts), (int)(score % parts), (long long)(share / 100), (int)(share % 100));
    write(out, "\"basis\":\"derived\"},\"from\":[\"%.*s\"],\"why\":{\"zh\":\"吞吐量%.*s万吨，%d万吨为满分。\","
        "\"en\":\"%.*s times 10,000 t; %d are full marks.\"}}]}",
        (int)found.observation.count, found.observation.at, (int)found.value.count, found.value.at, full_marks,
        (int)found.value.count, found.value.at, full_marks);
}

static int32_t judge(void *instance, baizhen_bytes batch, baizhen_reply reply, void *sink) {
    (void)instance;
    json in = {(const char *)batch.bytes, (const char *)batch.bytes + batch.count, false, 0};
    text out = {0};
    json_text name;
    bool begun = false, begun_list = false, has_towns = false;
    write(&out, "{\"judgements\":[");
    while (json_member(&in, &begun, &name)) {
        if (!json_is(name, "towns")) {
            json_skip(&in);
            continue;
        }
        has_towns = true;
        for (bool first = true; json_element(&in, &begun_list); first = false) {
            if (!first) write(&out, ",");
            judge_town(&in, &out);
        }
    }
    write(&out, "]}");
    bool is_right = !in.fault && has_towns && !out.failed;
    const char *error = "{\"error\":\"The batch cannot be read: expected an object with towns.\"}";
    const char *answer = is_right ? out.bytes : error;
    reply(sink, (baizhen_bytes){(const uint8_t *)answer, is_right ? out.count : strlen(error)});
    free(out.bytes);
    return is_right ? 0 : 1;
}

static int32_t start(const baizhen_host *host, baizhen_bytes manifest, void **instance) {
    (void)host, (void)manifest;
    *instance = NULL;
    return 0;
}

static void stop(void *instance) { (void)instance; }

static const baizhen_plugin table = {
    .magic = BAIZHEN_PLUGIN_MAGIC,
    .size = sizeof(baizhen_plugin),
    .abi_major = BAIZHEN_PLUGIN_ABI_MAJOR,
    .abi_minor = BAIZHEN_PLUGIN_ABI_MINOR,
    .id = "port-town",
    .version = "1.0.0",
    .start = start,
    .judge = judge,
    .stop = stop,
};

const baizhen_plugin *baizhen_plugin_query(uint32_t host_abi_major) {
    return host_abi_major == BAIZHEN_PLUGIN_ABI_MAJOR ? &table : NULL;
}
