// The boundary between the host and a plugin: one exported function, two tables, bytes of JSON.
//
// Rules that hold everywhere:
//   - All content is JSON in UTF-8, never NUL-terminated, always with its length.
//   - Tables only grow at their end. `size` is what the writer of the table knew; a reader looks at `size` before it
//     reads any field beyond those of the first version (BAIZHEN_PLUGIN_SIZE, BAIZHEN_HOST_SIZE).
//   - Major versions must be equal. A plugin's minor version is at most the host's.
//   - Calls to one instance never overlap. They come from one thread of the host, which is the plugin's alone.
//   - Every call has a deadline. A call that is late is given up: its thread is abandoned, and the plugin never called
//     again.
//   - `judge` and `derive` are pure: no clock, no randomness, no input or output. The same bytes in give the same bytes
//     out.
//   - A library is never unloaded. No exception may cross a function of these tables.
#ifndef BAIZHEN_PLUGIN_H
#define BAIZHEN_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// "BLP1" in the order of its bytes on a little-endian machine.
#define BAIZHEN_PLUGIN_MAGIC 0x31504C42u
#define BAIZHEN_PLUGIN_ABI_MAJOR 1
#define BAIZHEN_PLUGIN_ABI_MINOR 0

// The sizes of the tables of version 1.0. Later ones are larger, never smaller.
#define BAIZHEN_HOST_SIZE 24
#define BAIZHEN_PLUGIN_SIZE 64

// A stretch of bytes that belongs to somebody else.
// `bytes` may be NULL only when `count` is 0. Whoever receives one BORROWS it until the call returns, and copies what
// it wants to keep.
typedef struct baizhen_bytes {
    const uint8_t *bytes;
    size_t count;
} baizhen_bytes;

// What the host offers. OWNED by the host; valid from `start` until `stop` returns.
typedef struct baizhen_host {
    uint32_t size;
    uint16_t abi_major, abi_minor;
    // OWNED by the host; the plugin hands it back to `log` and does nothing else with it.
    void *context;
    // Writes a line to the host's log. `level`: 0 debug, 1 info, 2 warning, 3 error. `text` (plain UTF-8, no JSON) is
    // BORROWED by the host for the call. May be called within `start`, `judge`, `derive` and `stop`, on their thread.
    void (*log)(void *context, uint8_t level, baizhen_bytes text);
} baizhen_host;

// Takes an answer. Called exactly once before `judge` or `derive` returns, on the same thread. `sink` is OWNED by the
// host and means nothing to the plugin. `content` is BORROWED by the host for the call: it has copied it when the call
// returns.
typedef void (*baizhen_reply)(void *sink, baizhen_bytes content);

// What the plugin offers. The table and all that it points to are OWNED by the plugin and valid as long as the process
// lives (static storage, or memory that is never freed).
typedef struct baizhen_plugin {
    uint32_t magic, size;
    uint16_t abi_major, abi_minor;
    // NUL-terminated UTF-8, the same as `id` and `version` in plugin.json. OWNED by the plugin, static storage.
    const char *id, *version;
    // Makes an instance. `host` is BORROWED until `stop` returns. `manifest` (the bytes of plugin.json) is BORROWED for
    // the call. On 0 the plugin has written its instance to `*instance`; it stays OWNED by the plugin, the host only
    // hands it back, and it may be NULL. On any other value there is no instance, and `stop` is not called.
    int32_t (*start)(const baizhen_host *host, baizhen_bytes manifest, void **instance);
    // Judges a batch of towns. `batch` is BORROWED for the call. 0: the reply holds the judgements. Anything else: it
    // failed, and the reply is {"error": "why, and what to do"}.
    int32_t (*judge)(void *instance, baizhen_bytes batch, baizhen_reply reply, void *sink);
    // Takes events in: from a state and events to a new state and observations. `request` is BORROWED for the call.
    // Returns as `judge` does. NULL in a plugin that hears nothing.
    int32_t (*derive)(void *instance, baizhen_bytes request, baizhen_reply reply, void *sink);
    // Ends the instance, which the plugin frees. Called at most once, after which the instance is not used again.
    void (*stop)(void *instance);
} baizhen_plugin;

// The only exported symbol of a plugin's library. Returns NULL when the plugin cannot work with this host. May be
// called more than once, and then returns the same table.
const baizhen_plugin *baizhen_plugin_query(uint32_t host_abi_major);

#ifdef __cplusplus
}
#define BAIZHEN_ASSERT static_assert
#else
#define BAIZHEN_ASSERT _Static_assert
#endif

BAIZHEN_ASSERT(sizeof(void *) == 8, "plugins are for 64-bit machines");
BAIZHEN_ASSERT(sizeof(baizhen_bytes) == 16, "baizhen_bytes has changed");
BAIZHEN_ASSERT(
    sizeof(baizhen_host) == BAIZHEN_HOST_SIZE, "baizhen_host has changed: grow at the end, minor version up");
BAIZHEN_ASSERT(
    sizeof(baizhen_plugin) == BAIZHEN_PLUGIN_SIZE, "baizhen_plugin has changed: grow at the end, minor version up");
BAIZHEN_ASSERT(offsetof(baizhen_plugin, id) == 16, "the head of baizhen_plugin has changed");

#endif
