extension PluginFixture {
    /// The whole plugin in C, for every mode.
    static let source = #"""
        // A plugin in as little C as will do, and with -DMODE=... one that is wrong in one way.
        //
        // It gives every town 0.5 for `count` and says what it keeps of it; `derive` counts the events that it hears.
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>

        #include "baizhen_plugin.h"

        enum {
            GOOD, BAD_MAGIC, BAD_MAJOR, NO_SYMBOL, REFUSES_START,
            NOT_JSON, WRONG_SHAPE, THROWS, HANGS, DERIVE_THROWS
        };

        #ifndef MODE
        #define MODE GOOD
        #endif
        #ifndef ID
        #define ID "good-town"
        #endif
        #ifndef VERSION
        #define VERSION "1.0.0"
        #endif

        static int32_t answer(const char *text, baizhen_reply reply, void *sink, int32_t code) {
            reply(sink, (baizhen_bytes){(const uint8_t *)text, strlen(text)});
            return code;
        }

        // A copy that ends in NUL, so that the functions of string.h can be used.
        static char *text_of(baizhen_bytes content) {
            char *text = malloc(content.count + 1);
            memcpy(text, content.bytes, content.count);
            text[content.count] = 0;
            return text;
        }

        static int32_t start(const baizhen_host *host, baizhen_bytes manifest, void **instance) {
            (void)host;
            (void)manifest;
            *instance = NULL;
            return MODE == REFUSES_START ? 7 : 0;
        }

        static int32_t judge(void *instance, baizhen_bytes batch, baizhen_reply reply, void *sink) {
            (void)instance;
            if (MODE == NOT_JSON) return answer("not {json", reply, sink, 0);
            if (MODE == WRONG_SHAPE) return answer("{\"judgements\":[]}", reply, sink, 0);
            if (MODE == THROWS) return answer("{\"error\":\"the well is dry\"}", reply, sink, 1);
            while (MODE == HANGS) pause();
            char *text = text_of(batch), *out = malloc(batch.count * 4 + 1000);
            size_t length = (size_t)sprintf(out, "{\"judgements\":[");
            for (char *town = strstr(text, "\"id\":\""); town; town = strstr(town, "\"id\":\"")) {
                town += 6;
                size_t bytes = strcspn(town, "\"");
                char *next = strstr(town, "\"id\":\""), *state = strstr(town, "\"kept\":");
                int kept = state && (!next || state < next) ? atoi(state + 7) : 0;
                length += (size_t)sprintf(
                    out + length,
                    "%s{\"town\":\"%.*s\",\"findings\":[{\"indicator\":\"count\",\"score\":\"0.5\",\"figure\":null,"
                    "\"why\":{\"zh\":\"" VERSION " %d\",\"en\":\"kept %d\"},\"from\":[]}],\"flags\":[]}",
                    out[length - 1] == '[' ? "" : ",", (int)bytes, town, kept, kept);
            }
            strcpy(out + length, "]}");
            answer(out, reply, sink, 0);
            free(text);
            free(out);
            return 0;
        }

        static int32_t derive(void *instance, baizhen_bytes request, baizhen_reply reply, void *sink) {
            (void)instance;
            if (MODE == DERIVE_THROWS) return answer("{\"error\":\"the river is dry\"}", reply, sink, 1);
            char *text = text_of(request), out[1000];
            char *state = strstr(text, "\"kept\":"), *events = strstr(text, "\"events\":");
            int kept = state && state < events ? atoi(state + 7) : 0;
            long last = 0;
            for (char *event = strstr(events, "\"sequence\":"); event; event = strstr(event + 1, "\"sequence\":")) {
                kept += 1;
                last = atol(event + 11);
            }
            sprintf(
                out,
                "{\"state\":{\"towns\":{\"t-1\":{\"kept\":%d}}},"
                "\"observations\":[{\"town\":\"t-1\",\"indicator\":\"count\","
                "\"period\":\"2024\","
                "\"figure\":{\"value\":\"%d\",\"unit\":\"x\",\"qualifier\":\"exact\",\"upper\":null,"
                "\"basis\":\"derived\",\"source\":null},\"why\":{\"zh\":\"数\",\"en\":\"counted\"},"
                "\"from\":[\"//test/projects#%ld\"]}]}",
                kept, kept, last);
            free(text);
            return answer(out, reply, sink, 0);
        }

        static void stop(void *instance) { (void)instance; }

        static const baizhen_plugin table = {
            .magic = MODE == BAD_MAGIC ? 0x12345678u : BAIZHEN_PLUGIN_MAGIC,
            .size = sizeof(baizhen_plugin),
            .abi_major = MODE == BAD_MAJOR ? 9 : BAIZHEN_PLUGIN_ABI_MAJOR,
            .abi_minor = BAIZHEN_PLUGIN_ABI_MINOR,
            .id = ID,
            .version = VERSION,
            .start = start,
            .judge = judge,
            .derive = derive,
            .stop = stop,
        };

        #if HAS_SYMBOL
        const baizhen_plugin *baizhen_plugin_query(uint32_t major) { return major ? &table : NULL; }
        #else
        const baizhen_plugin *somebody_else(uint32_t major) { return major ? &table : NULL; }
        #endif
        """#
}
