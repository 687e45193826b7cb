/* What copying writes and pasting takes. */
#pragma once

#define LT_CLIPPING_FORMAT "liantu-segments"
#define LT_CLIPPING_VERSION 1
