/* What end-to-end scenarios share: the sample opened, its things found by name. */
#pragma once

#include "driver.h"

typedef struct {
  const char *path;
  void      (*run) (void);
} Scenario;

/* All of main(). Each in a process of its own: one that fails ends there, and the rest goes on. */
int run_scenarios (int argc, char **argv, const Scenario *scenarios, guint n);

/* Runs liantuctl, which must end with that status. */
void      ctl         (LtDriver *d, int status, const char *command, const char *first, const char *second, const char *third);
/* A scenario's driver, with the sample in a.liantu of its folder; begin_open() in English, its window open. */
LtDriver *begin       (const char *name, const char *language);
LtDriver *begin_open  (const char *name);
void      open_window (LtDriver *d);
void      end         (LtDriver *d);

LtThing  *canvas      (LtDriver *d);
LtThing  *outline     (LtDriver *d);
LtThing  *card        (LtDriver *d, const char *name);
/* Goes into a chain from the overview; returns one of its cards. */
LtThing  *enter_chain (LtDriver *d);
/* Waits until it is called something with that in it. */
void      say         (LtThing *thing, LtDriver *d, const char *part);

LtPlace   middle      (LtPlace place);
gboolean  contains    (LtPlace outer, LtPlace inner);
void      check_same  (LtDriver *d, const char *name, LtPlace before, LtPlace after);
