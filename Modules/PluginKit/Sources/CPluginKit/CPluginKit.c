// Compiles the header, and with it its static asserts.
#include "baizhen_plugin.h"
