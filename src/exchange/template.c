#include "config.h"

#include "exchange/bundle.h"
#include "exchange/template.h"
#include "workspace/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER   "templates"
#define SETTINGS "template.ini"
#define GROUP    "template"
/* The key under which every template's rows cite themselves; the place of the citation is the template's title. */
#define SOURCE   "参考产业链模板"
/* How many a new workspace is named after. */
#define MOST_NAMED 3

/** lt_template_list: Returns: (transfer full): the names of the built-in templates, sorted. */
char **
lt_template_list (void)
{
  return lt_bundle_list (FOLDER);
}

static LtTemplate *
read_template (const char *name, GError **error)
{
  g_autoptr(LtBundle) bundle = lt_bundle_read (FOLDER, name, SETTINGS, error);
  g_autoptr(LtTemplate) self = NULL;

  if (!bundle)
    return NULL;
  self = g_new0 (LtTemplate, 1);
  self->name = g_strdup (name);
  self->sheets = g_ptr_array_ref (bundle->sheets);
  self->title = g_key_file_get_string (bundle->settings, GROUP, "title", error);
  self->description = self->title ? g_key_file_get_string (bundle->settings, GROUP, "description", error) : NULL;
  return self->description ? g_steal_pointer (&self) : NULL;
}

static void
fail_name (const char *name, char *const *names, GError **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr(LtTemplate) template = read_template (names[i], NULL);

      g_ptr_array_add (labels, g_strdup_printf ("%s (%s)", names[i], template ? template->title : "?"));
    }
  g_ptr_array_add (labels, NULL);
  list = g_strjoinv (_(", "), (char **) labels->pdata);
  g_set_error (error, LT_WORKSPACE_ERROR, LT_WORKSPACE_ERROR_NOT_FOUND, _("There is no template “%s”. There are: %s."), name, list);
}

/**
 * lt_template_load:
 * @name: one of lt_template_list(), or a template's title
 *
 * Returns: (transfer full) (nullable): the template; %NULL with %LT_WORKSPACE_ERROR_NOT_FOUND for a name that is none.
 */
LtTemplate *
lt_template_load (const char *name, GError **error)
{
  g_auto(GStrv) names = lt_template_list ();
  g_autofree char *wanted = lt_text_fold (name);

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr(LtTemplate) template = read_template (names[i], error);
      g_autofree char *title = template ? lt_text_fold (template->title) : NULL;

      if (!template)
        return NULL;
      if (strcmp (wanted, names[i]) == 0 || strcmp (wanted, title) == 0)
        return g_steal_pointer (&template);
    }
  fail_name (name, names, error);
  return NULL;
}

/** lt_template_free: */
void
lt_template_free (LtTemplate *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->description);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/* In the document's language, whatever the interface's. */
static char *
workspace_title (GPtrArray *templates)
{
  GString *title = g_string_new (NULL);
  gboolean many = templates->len > MOST_NAMED;

  for (guint i = 0; i < MIN (templates->len, MOST_NAMED); i++)
    g_string_append_printf (title, "%s%s", i > 0 ? "、" : "", ((LtTemplate *) templates->pdata[i])->title);
  if (many)
    g_string_append_printf (title, "等%u条", templates->len);
  g_string_append (title, "产业链");
  return g_string_free (title, FALSE);
}

static gboolean
edit_func (LtEdit *edit, gpointer user_data, GError **error)
{
  GPtrArray *templates = user_data;
  g_autofree char *title = workspace_title (templates);

  for (guint i = 0; i < templates->len; i++)
    {
      LtBundle bundle = { ((LtTemplate *) templates->pdata[i])->sheets, NULL };

      if (!lt_bundle_import (&bundle, edit, error))
        return FALSE;
    }
  return lt_bundle_set_meta (edit, title, NULL, error);
}

/**
 * lt_template_build:
 * @workspace: an empty one: a chain that has a template's name already would be mixed with it
 * @names: (array zero-terminated=1): of lt_template_list(), or titles
 *
 * Brings the chains of templates into a workspace as one edit, and names it after them.
 *
 * Returns: %FALSE with %LT_WORKSPACE_ERROR_NOT_FOUND for a name that is none, or the error of lt_bundle_import().
 */
gboolean
lt_template_build (LtWorkspace *workspace, const char *const *names, GError **error)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_template_free);
  g_autoptr(GString) titles = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (guint i = 0; names[i]; i++)
    {
      LtTemplate *template = lt_template_load (names[i], error);

      if (!template)
        return FALSE;
      g_ptr_array_add (templates, template);
      g_string_append_printf (titles, "%s%s", i > 0 ? _(", ") : "", template->title);
    }
  label = g_strdup_printf (_("Build from the template “%s”"), titles->str);
  return lt_workspace_edit (workspace, label, LT_EDIT_FOUNDING, edit_func, templates, error);
}

/**
 * lt_template_of_chain:
 *
 * Returns: (transfer none) (nullable): the title of the template that a chain was made from; %NULL for one that was
 * not. Valid until the model changes.
 */
const char *
lt_template_of_chain (LtModel *model, gint64 chain)
{
  g_autoptr(GPtrArray) citations = lt_model_citations (model, LT_TABLE_CHAIN, chain);

  for (guint i = 0; i < citations->len; i++)
    {
      const LtCitation *citation = citations->pdata[i];
      const LtSource *source = citation->source != 0 ? lt_model_get (model, LT_TABLE_SOURCE, citation->source) : NULL;

      if (source && g_strcmp0 (source->key, SOURCE) == 0)
        return citation->place;
    }
  return NULL;
}
