/* The application, its command line, waiting and failing. */
#include "config.h"
#include "driver-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#define PATIENCE 20            /* seconds for what should come at once: the machine may be busy */
#define PAUSE 15               /* milliseconds between two looks */

/* --- Failing --- */

static void
leave (LtDriver *self, const char *suffix, const char *content)
{
  const char *logs = g_getenv ("LT_TEST_LOGS") != NULL ? g_getenv ("LT_TEST_LOGS") : g_get_tmp_dir ();
  g_autofree char *file = g_strconcat (self->name, suffix, NULL);
  g_autofree char *path = g_build_filename (logs, file, NULL);

  g_mkdir_with_parents (logs, 0755);
  if (content == NULL ? lt_driver_picture (self, path) : g_file_set_contents (path, content, -1, NULL))
    g_printerr ("# left: %s\n", path);
}

/** lt_driver_fail: ends the test program, with everything that helps to see why. */
void
lt_driver_fail (LtDriver *self, const char *format, ...)
{
  g_autofree char *tree = NULL, *text = NULL, *messages = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("# %s: %s\n", self->name, text);
  leave (self, ".png", NULL);
  if (self->application != NULL)
    {
      tree = lt_driver_dump (self);
      leave (self, ".tree.txt", tree);
    }
  if (g_file_get_contents (self->messages, &messages, NULL, NULL))
    {
      leave (self, ".messages.txt", messages);
      g_printerr ("# the application wrote:\n%s", messages);
    }
  if (self->application != NULL)
    g_subprocess_force_exit (self->application);
  g_error ("%s: %s", self->name, text);
}

static void
fail_if_ended (LtDriver *self, const char *awaited)
{
  int status;

  if (self->application == NULL || g_subprocess_get_identifier (self->application) != NULL)
    return;
  status = g_subprocess_get_status (self->application);
  lt_driver_fail (self, "the application ended (%s %d) while waiting for %s", WIFSIGNALED (status) ? "signal" : "status",
                  WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status), awaited);
}

/**
 * lt_driver_wait:
 * @deadline: (inout): 0 at first
 *
 * A turn of lt_driver_until(): a moment's pause, or the end of the test when it has been too long.
 */
void
lt_driver_wait (LtDriver *self, gint64 *deadline, const char *format, ...)
{
  g_autofree char *awaited = NULL;
  va_list args;

  va_start (args, format);
  awaited = g_strdup_vprintf (format, args);
  va_end (args);
  if (*deadline == 0)
    *deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  fail_if_ended (self, awaited);
  if (g_get_monotonic_time () > *deadline)
    lt_driver_fail (self, "waited %d seconds in vain for %s", PATIENCE, awaited);
  g_usleep (PAUSE * 1000);
}

/* --- Other programs --- */

typedef struct {
  char    *output;
  gboolean done;
} Run;

static void
on_run (GObject *process, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (process), result, &run->output, NULL, NULL);
  run->done = TRUE;
}

/**
 * lt_driver_run:
 * @output: (out) (optional): what it wrote, errors included
 * @status: (out) (optional): its exit status; without it, anything but 0 ends the test
 *
 * Returns: %TRUE; a program that does not end ends the test
 */
gboolean
lt_driver_run (LtDriver *self, const char *const *argv, char **output, int *status)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  gint64 deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  Run run = { 0 };
  g_autofree char *text = NULL;
  int ended;

  if (process == NULL)
    lt_driver_fail (self, "%s", error->message);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_run, &run);
  while (!run.done)
    {
      if (g_get_monotonic_time () > deadline)
        lt_driver_fail (self, "%s has not ended in %d seconds", argv[0], PATIENCE);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  text = run.output;
  ended = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  if (status != NULL)
    *status = ended;
  else if (ended != 0)
    lt_driver_fail (self, "%s: status %d: %s", argv[0], ended, text);
  if (output != NULL)
    *output = g_steal_pointer (&text);
  return TRUE;
}

/**
 * lt_driver_ctl: runs liantuctl with these arguments.
 *
 * Returns: its exit status; lt_driver_get_output() has what it said
 */
int
lt_driver_ctl (LtDriver *self, const char *command, ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  const char *argument;
  va_list args;
  int status;

  g_ptr_array_add (argv, (char *) g_getenv ("LT_TEST_LIANTUCTL"));
  g_ptr_array_add (argv, (char *) command);
  va_start (args, command);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_clear_pointer (&self->output, g_free);
  lt_driver_run (self, (const char *const *) argv->pdata, &self->output, &status);
  return status;
}

const char *
lt_driver_get_output (LtDriver *self)
{
  return self->output;
}

/* --- The application --- */

/* Nothing that a test starts outlives it. */
static void
bind_life (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* A session bus of its own, where nothing starts by itself; ends with the driver. */
static void
start_bus (LtDriver *self)
{
  static const char config[] = "<busconfig><type>session</type><listen>unix:dir=%s</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
    "<allow own=\"*\"/></policy></busconfig>";
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *path = lt_driver_path (self, "session.conf"), *content = g_strdup_printf (config, self->folder);
  g_autofree char *option = g_strconcat ("--config-file=", path, NULL);
  g_autoptr(GDataInputStream) answer = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_subprocess_launcher_set_child_setup (launcher, bind_life, NULL, NULL);
  self->bus = g_subprocess_launcher_spawn (launcher, &error, "dbus-daemon", option, "--nofork", "--print-address", NULL);
  if (self->bus == NULL)
    lt_driver_fail (self, "%s", error->message);
  answer = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->bus));
  self->bus_address = g_data_input_stream_read_line (answer, NULL, NULL, NULL);
  if (self->bus_address == NULL)
    lt_driver_fail (self, "no second session bus");
}

static void
start (LtDriver *self, const char *file, gboolean apart)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr(GError) error = NULL;

  g_assert (self->application == NULL);
  g_subprocess_launcher_set_stdout_file_path (launcher, self->messages);
  g_subprocess_launcher_set_child_setup (launcher, bind_life, NULL, NULL);
  g_subprocess_launcher_set_environ (launcher, self->environment);
  if (apart)
    {
      start_bus (self);
      g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", self->bus_address, TRUE);
      g_subprocess_launcher_setenv (launcher, "AT_SPI_BUS_ADDRESS", lt_tree_get_address (self->tree), TRUE);
    }
  self->application = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("LT_TEST_LIANTU"), file, NULL);
  if (self->application == NULL)
    lt_driver_fail (self, "%s", error->message);
  lt_driver_until (self, lt_driver_attach (self), "the application on the accessibility bus");
  lt_driver_until (self, lt_driver_focus_top (self), "its window on the screen");
}

/** lt_driver_set: a variable of the application's environment, when it is started. */
void
lt_driver_set (LtDriver *self, const char *variable, const char *value)
{
  self->environment = g_environ_setenv (self->environment, variable, value, TRUE);
}

/** lt_driver_start: opens a workspace in a new process, and waits until its window is there. */
void
lt_driver_start (LtDriver *self, const char *file)
{
  start (self, file, FALSE);
}

/** lt_driver_start_apart: the same, as another user's session would: it cannot find an application that runs already. */
void
lt_driver_start_apart (LtDriver *self, const char *file)
{
  start (self, file, TRUE);
}

/* Warnings are our mistakes, except what the toolkit says about where it runs. */
static void
fail_on_warnings (LtDriver *self)
{
  g_autofree char *messages = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (self->messages, &messages, NULL, NULL))
    return;
  lines = g_strsplit (messages, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "CRITICAL") != NULL || strstr (lines[i], "WARNING") != NULL)
      lt_driver_fail (self, "the application warned: %s", lines[i]);
}

/** lt_driver_close: closes the window as one does, and waits until the application has ended well. */
void
lt_driver_close (LtDriver *self)
{
  g_autoptr(GSubprocess) application = NULL;
  gint64 deadline = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  lt_driver_close_top (self);
  application = g_steal_pointer (&self->application);
  while (g_subprocess_get_identifier (application) != NULL)
    {
      if (g_get_monotonic_time () > deadline)
        {
          self->application = g_steal_pointer (&application);
          lt_driver_fail (self, "the application has not ended %d seconds after its window was closed", PATIENCE);
        }
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (PAUSE * 1000);
    }
  lt_tree_detach (self->tree);
  if (!g_subprocess_get_successful (application))
    lt_driver_fail (self, "the application ended badly: wait status %d", g_subprocess_get_status (application));
  fail_on_warnings (self);
}

/* --- The driver --- */

const char *
lt_driver_get_folder (LtDriver *self)
{
  return self->folder;
}

/** lt_driver_path: returns (transfer full): of a file in the scenario's folder. */
char *
lt_driver_path (LtDriver *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* A window that goes away while it is asked about is no mistake. */
static int
ignore_x_error (Display *display, XErrorEvent *event)
{
  return 0;
}

/**
 * lt_driver_new:
 * @name: of the scenario, for the files that a failure leaves
 * @language: in which the application speaks
 */
LtDriver *
lt_driver_new (const char *name, const char *language)
{
  LtDriver *self = g_new0 (LtDriver, 1);

  self->name = g_strdup (name);
  self->environment = g_environ_setenv (g_get_environ (), "LANGUAGE", language, TRUE);
  self->folder = g_dir_make_tmp ("liantu-e2e-XXXXXX", NULL);
  self->messages = lt_driver_path (self, "messages.txt");
  self->listed = g_array_new (FALSE, FALSE, sizeof (LtDriverWindow));
  self->display = XOpenDisplay (NULL);
  self->tree = lt_tree_new ();
  if (self->display == NULL || self->tree == NULL)
    g_error ("No display or no accessibility bus: run this through tests/with-display --atspi");
  XSetErrorHandler (ignore_x_error);
  return self;
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

void
lt_driver_free (LtDriver *self)
{
  if (self->application != NULL)
    {
      g_subprocess_force_exit (self->application);
      g_subprocess_wait (self->application, NULL, NULL);
    }
  if (self->bus != NULL)
    g_subprocess_force_exit (self->bus);
  g_clear_object (&self->bus);
  g_clear_object (&self->application);
  g_free (self->bus_address);
  lt_tree_free (self->tree);
  g_array_unref (self->listed);
  XCloseDisplay (self->display);
  remove_folder (self->folder);
  g_free (self->messages);
  g_free (self->folder);
  g_free (self->output);
  g_strfreev (self->environment);
  g_free (self->name);
  g_free (self);
}
