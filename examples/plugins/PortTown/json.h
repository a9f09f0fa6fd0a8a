// A little JSON reader that walks over bytes and copies nothing. Enough for a plugin, and no more.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// A place in the text. After a fault everything else fails too, so one look at `fault` at the end is enough.
typedef struct {
    const char *at, *end;
    bool fault;
    int depth;
} json;

// A stretch of the text. For a string it is what stands between the quotes, escapes and all, so it can be written into
// other JSON as it is.
typedef struct {
    const char *at;
    size_t count;
} json_text;

enum { json_deepest = 64 };

static inline bool json_is(json_text text, const char *word) {
    return text.count == strlen(word) && memcmp(text.at, word, text.count) == 0;
}

static inline char json_peek(json *j) {
    while (j->at < j->end && strchr(" \t\r\n", *j->at) && *j->at) j->at++;
    if (j->at >= j->end) j->fault = true;
    return j->fault ? '\0' : *j->at;
}

static inline bool json_take(json *j, char wanted) {
    if (json_peek(j) != wanted || j->fault) return false;
    j->at++;
    return true;
}

static inline void json_expect(json *j, char wanted) {
    if (!json_take(j, wanted)) j->fault = true;
}

static inline json_text json_string(json *j) {
    json_expect(j, '"');
    const char *start = j->at;
    while (!j->fault && j->at < j->end && *j->at != '"') {
        if ((unsigned char)*j->at < 0x20) j->fault = true;
        if (*j->at == '\\' && j->at + 1 < j->end) j->at++;
        j->at++;
    }
    json_text text = {start, j->at < j->end ? (size_t)(j->at - start) : 0};
    if (j->at >= j->end) j->fault = true;
    if (!j->fault) j->at++;
    return text;
}

// Steps to the next member or element: call it with `*begun` false at first, until it returns false.
static inline bool json_next(json *j, char open, char close, bool *begun) {
    if (!*begun) {
        *begun = true;
        json_expect(j, open);
        if (++j->depth > json_deepest) j->fault = true;
        if (!json_take(j, close)) return !j->fault;
    } else if (json_take(j, ',')) {
        return !j->fault;
    } else {
        json_expect(j, close);
    }
    j->depth--;
    return false;
}

// Steps to the next member of an object and reads its name.
static inline bool json_member(json *j, bool *begun, json_text *name) {
    if (!json_next(j, '{', '}', begun)) return false;
    *name = json_string(j);
    json_expect(j, ':');
    return !j->fault;
}

// Steps to the next element of an array.
static inline bool json_element(json *j, bool *begun) { return json_next(j, '[', ']', begun); }

// Walks over a value of any kind.
static inline void json_skip(json *j) {
    bool begun = false;
    json_text name;
    switch (json_peek(j)) {
    case '{':
        while (json_member(j, &begun, &name)) json_skip(j);
        break;
    case '[':
        while (json_element(j, &begun)) json_skip(j);
        break;
    case '"': json_string(j); break;
    default: {
        const char *start = j->at;
        while (j->at < j->end && *j->at && strchr("+-.0123456789abcdefghijklmnopqrstuvwxyzE", *j->at)) j->at++;
        if (j->at == start) j->fault = true;
    }
    }
}

// A string, or nothing where there is null or something else.
static inline json_text json_string_or_none(json *j) {
    if (json_peek(j) == '"') return json_string(j);
    json_skip(j);
    return (json_text){NULL, 0};
}
