// The one door to libzmq, and the few Linux calls that Swift's Glibc module leaves out.
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <zmq.h>

static inline int shim_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static inline void shim_eventfd_signal(int descriptor) { (void)eventfd_write(descriptor, 1); }

static inline void shim_eventfd_clear(int descriptor) {
    eventfd_t value;
    (void)eventfd_read(descriptor, &value);
}

extern int pthread_setname_np(pthread_t thread, const char *name);
static inline void shim_name_thread(const char *name) { (void)pthread_setname_np(pthread_self(), name); }

// Frames are large and live for milliseconds: unless told so, glibc gives the memory of each back to the kernel, which
// clears it for the next one. Kept instead: up to this much at the end of each heap. What is larger than any frame (a
// table, a plugin's library) is given back as ever.
static inline void shim_keep_memory(int bytes) {
    (void)mallopt(M_MMAP_THRESHOLD, 1280 * 1024);
    (void)mallopt(M_TRIM_THRESHOLD, bytes);
}
