#include "config.h"
#include "app/history-line.h"

#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LtHistoryLine {
  GObject  parent_instance;
  LtStep  *step;
  gboolean now;
};

G_DEFINE_FINAL_TYPE (LtHistoryLine, lt_history_line, G_TYPE_OBJECT)

gint64
lt_history_line_get_id (LtHistoryLine *self)
{
  return self->step->id;
}

LtLineState
lt_history_line_get_state (LtHistoryLine *self)
{
  if (self->now)
    return LT_LINE_NOW;
  return self->step->done ? LT_LINE_DONE : LT_LINE_UNDONE;
}

/** lt_history_line_matches: @folded: as lt_text_fold() makes it; whether what was done, or who did it, has that in it */
gboolean
lt_history_line_matches (LtHistoryLine *self, const char *folded)
{
  g_autofree char *title = lt_history_line_title (self), *in = lt_text_fold (title);
  g_autofree char *author = lt_text_fold (self->step->author != NULL ? self->step->author : "");

  return strstr (in, folded) != NULL || strstr (author, folded) != NULL;
}

char *
lt_history_line_title (LtHistoryLine *self)
{
  if (self->step->id != 0)
    return g_strdup (self->step->label);
  return self->step->label != NULL ? g_strdup_printf (_("The beginning: %s"), self->step->label)
                                   : g_strdup (_("The beginning: an empty workspace"));
}

/* As one says it: of the last two days the day by its name. */
static char *
describe_time (const char *utc, GDateTime *now)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GDateTime) stored = g_date_time_new_from_iso8601 (utc, zone), local = NULL, yesterday = NULL;
  gint year, month, day, y, m, d;

  if (stored == NULL)
    return g_strdup (utc);
  local = g_date_time_to_timezone (stored, g_date_time_get_timezone (now));
  yesterday = g_date_time_add_days (now, -1);
  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_time_get_ymd (now, &y, &m, &d);
  if (year == y && month == m && day == d)
    return g_date_time_format (local, C_("time of today", "today %H:%M"));
  g_date_time_get_ymd (yesterday, &y, &m, &d);
  if (year == y && month == m && day == d)
    return g_date_time_format (local, C_("time of yesterday", "yesterday %H:%M"));
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

/* Of the user's own steps the author goes without saying. */
static void
append_facts (LtHistoryLine *self, GDateTime *now, const char *between, GString *text)
{
  const LtStep *step = self->step;

  if (step->utc != NULL)
    {
      g_autofree char *when = describe_time (step->utc, now);

      g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", when);
    }
  if (step->author != NULL && !g_str_equal (step->author, lt_workspace_get_author ()))
    g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", step->author);
  if (step->changes > 0)
    {
      /* Translators: how much a step of the history changed */
      g_autofree char *changes = g_strdup_printf (ngettext ("%u row", "%u rows", step->changes), step->changes);

      g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", changes);
    }
}

char *
lt_history_line_detail (LtHistoryLine *self, GDateTime *now)
{
  GString *text = g_string_new (NULL);

  if (lt_history_line_get_state (self) == LT_LINE_UNDONE)
    g_string_append (text, _("Undone"));
  append_facts (self, now, " · ", text);
  return g_string_free (text, FALSE);
}

char *
lt_history_line_describe (LtHistoryLine *self, GDateTime *now)
{
  g_autofree char *title = lt_history_line_title (self);
  const char *between = C_("list", ", ");
  GString *text = g_string_new (title);

  append_facts (self, now, between, text);
  if (lt_history_line_get_state (self) == LT_LINE_UNDONE)
    g_string_append_printf (text, "%s%s", between, C_("step", "undone"));
  else if (self->now)
    g_string_append_printf (text, "%s%s", between, _("the workspace is here now"));
  return g_string_free (text, FALSE);
}

/** lt_history_line_update: @step: (transfer full): the same one as it is by now */
void
lt_history_line_update (LtHistoryLine *self, LtStep *step, gboolean now)
{
  g_clear_pointer (&self->step, lt_step_free);
  self->step = step;
  self->now = now;
}

static void
lt_history_line_finalize (GObject *object)
{
  g_clear_pointer (&LT_HISTORY_LINE (object)->step, lt_step_free);
  G_OBJECT_CLASS (lt_history_line_parent_class)->finalize (object);
}

static void
lt_history_line_class_init (LtHistoryLineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = lt_history_line_finalize;
}

static void
lt_history_line_init (LtHistoryLine *self)
{
}

LtHistoryLine *
lt_history_line_new (LtStep *step, gboolean now)
{
  LtHistoryLine *self = g_object_new (LT_TYPE_HISTORY_LINE, NULL);

  lt_history_line_update (self, step, now);
  return self;
}
