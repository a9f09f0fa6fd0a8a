// The one door to libzmq.
#pragma once
#include <zmq.h>
#include <errno.h>
