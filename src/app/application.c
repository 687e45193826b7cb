#include "config.h"
#include "app/application.h"

#include "app/palette-style.h"
#include "app/template-dialog.h"
#include "exchange/template.h"
#include "workspace/memory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LtApplication {
  AdwApplication   parent_instance;
  LtSettings      *settings;
  LtLayoutService *layout;
};

G_DEFINE_FINAL_TYPE (LtApplication, lt_application, ADW_TYPE_APPLICATION)

/* --- Windows --- */

static LtWindow *
find_window (LtApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (LT_IS_WINDOW (l->data) && g_strcmp0 (lt_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

/* The welcome page gives way to what is opened from it. */
static LtWindow *
fresh_window (LtApplication *self)
{
  LtWindow *window = find_window (self, NULL);

  return window != NULL ? window : lt_window_new (GTK_APPLICATION (self), self->settings, self->layout);
}

/** lt_application_open_path: returns (transfer none): the window that shows the file, or is about to. */
LtWindow *
lt_application_open_path (LtApplication *self, const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  LtWindow *window = find_window (self, canonical);

  if (window == NULL)
    {
      window = fresh_window (self);
      lt_window_open (window, canonical);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The one that had the focus last; a dialog of it may have it now. */
static LtWindow *
active_window (LtApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (LT_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* Something else than a window may ask for a dialog, when none is there: a dialog alone is nobody's. */
static GtkWindow *
parent_window (LtApplication *self)
{
  LtWindow *window = active_window (self);

  if (window == NULL)
    {
      window = fresh_window (self);
      gtk_window_present (GTK_WINDOW (window));
    }
  return GTK_WINDOW (window);
}

/* --- Choosing files --- */

static GtkFileChooserNative *
make_chooser (LtApplication *self, GtkFileChooserAction action, const char *title, const char *accept)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent_window (self), action, accept, NULL);

  lt_window_filter_workspaces (dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  return dialog;
}

static void
on_open_chosen (GtkNativeDialog *dialog, int response, LtApplication *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    lt_application_open_path (self, path);
  g_object_unref (dialog);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkFileChooserNative *dialog = make_chooser (user_data, GTK_FILE_CHOOSER_ACTION_OPEN, _("Open Workspace"), _("_Open"));

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_open_chosen), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_new_chosen (GtkNativeDialog *dialog, int response, LtApplication *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? lt_window_saved_path (file) : NULL;
  LtWindow *window;

  if (path != NULL)
    {
      window = fresh_window (self);
      gtk_window_present (GTK_WINDOW (window));
      lt_window_create (window, path);
    }
  g_object_unref (dialog);
}

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkFileChooserNative *dialog = make_chooser (user_data, GTK_FILE_CHOOSER_ACTION_SAVE, _("New Workspace"), _("_Create"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("Industry chains.liantu"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_new_chosen), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- Templates and samples --- */

static void
templates_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  lt_template_dialog_show (parent_window (user_data));
}

static void
on_template_chosen (GtkNativeDialog *dialog, int response, LtApplication *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? lt_window_saved_path (file) : NULL;
  LtWindow *window;

  if (path != NULL)
    {
      window = fresh_window (self);
      gtk_window_present (GTK_WINDOW (window));
      lt_window_create_from_template (window, path, g_object_get_data (G_OBJECT (dialog), "template"));
    }
  g_object_unref (dialog);
}

static void
new_template_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr(LtTemplate) template = lt_template_load (g_variant_get_string (parameter, NULL), NULL);
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;

  if (template == NULL)
    return;
  name = g_strdup_printf ("%s.liantu", template->title);
  dialog = make_chooser (user_data, GTK_FILE_CHOOSER_ACTION_SAVE, _("New Workspace"), _("_Create"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data_full (G_OBJECT (dialog), "template", g_strdup (template->name), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_template_chosen), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* In the documents folder; made the first time. */
static void
sample_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LtApplication *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  g_autofree char *path = lt_window_sample_path (name);
  LtWindow *window;

  if (path == NULL)
    return;
  if (find_window (self, path) != NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      lt_application_open_path (self, path);
      return;
    }
  window = fresh_window (self);
  gtk_window_present (GTK_WINDOW (window));
  lt_window_create_sample (window, name);
}

static void
open_path_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  lt_application_open_path (user_data, g_variant_get_string (parameter, NULL));
}

/* --- The rest of the menu --- */

static void
welcome_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (fresh_window (user_data)));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (parent_window (user_data),
                         "application-name", _("Liantu"),
                         "application-icon", LT_APP_ID,
                         "version", LT_VERSION,
                         "comments", _("Draw a region’s industry chains, see what is missing, and recruit what fills it."),
                         "developer-name", _("The Liantu developers"),
                         "license-type", GTK_LICENSE_APACHE_2_0,
                         /* Translators: your name, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Windows are asked to close one by one, so that each keeps what it remembers. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
on_style (LtSettings *settings, GParamSpec *spec, LtApplication *self)
{
  g_autofree char *style = NULL;

  g_object_get (settings, "style-variant", &style, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_strcmp0 (style, "light") == 0 ? ADW_COLOR_SCHEME_FORCE_LIGHT :
                                      g_strcmp0 (style, "dark") == 0 ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_DEFAULT);
}

static const struct { const char *action; const char *accels[3]; } accels[] = {
  { "app.new",             { "<Ctrl>n" } },
  { "app.open",            { "<Ctrl>o" } },
  { "app.quit",            { "<Ctrl>q" } },
  { "window.close",        { "<Ctrl>w" } },
  { "win.save-copy",       { "<Ctrl><Shift>s" } },
  { "win.properties",      { "<Alt>Return" } },
  { "win.import",          { "<Ctrl>i" } },
  { "win.export",          { "<Ctrl>e" } },
  { "win.history",         { "<Ctrl>h" } },
  { "win.find",            { "<Ctrl>f" } },
  { "win.viewpoint",       { "<Ctrl>r" } },
  { "win.overview",        { "<Alt>Up" } },
  { "win.view::chains",    { "<Alt>1" } },
  { "win.view::enterprises", { "<Alt>2" } },
  { "win.view::gaps",      { "<Alt>3" } },
  { "win.tidy",            { "<Ctrl>t" } },
  { "win.layer::industry", { "<Ctrl><Alt>1" } },
  { "win.layer::innovation", { "<Ctrl><Alt>2" } },
  { "win.layer::supply", { "<Ctrl><Alt>3" } },
  { "win.layer::recruitment", { "<Ctrl><Alt>4" } },
  { "win.arrangement::layered", { "<Ctrl>1" } },
  { "win.arrangement::radial", { "<Ctrl>2" } },
  { "win.arrangement::force", { "<Ctrl>3" } },
  { "win.zoom-in",         { "<Ctrl>plus", "<Ctrl>equal" } },
  { "win.zoom-out",        { "<Ctrl>minus" } },
  { "win.zoom-reset",      { "<Ctrl>0" } },
  { "win.zoom-fit",        { "<Ctrl>9" } },
  { "win.zoom-selection",  { "<Ctrl>8" } },
  { "win.present",         { "F11" } },
  { "win.next-chain",      { "<Ctrl>Page_Down" } },
  { "win.previous-chain",  { "<Ctrl>Page_Up" } },
  { "win.sidebar",         { "F9" } },
  { "win.inspector",       { "<Shift>F9" } },
  { "win.edit",            { "F4" } },
  { "win.legend",          { "<Ctrl>l" } },
  { "win.show-help-overlay", { "<Ctrl>question" } },
};

static void
lt_application_startup (GApplication *application)
{
  LtApplication *self = LT_APPLICATION (application);
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_action },
    { .name = "open", .activate = open_action },
    { .name = "open-path", .activate = open_path_action, .parameter_type = "s" },
    { .name = "templates", .activate = templates_action },
    { .name = "new-template", .activate = new_template_action, .parameter_type = "s" },
    { .name = "sample", .activate = sample_action, .parameter_type = "s" },
    { .name = "welcome", .activate = welcome_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  g_autoptr(GPropertyAction) style = NULL;
  g_autoptr(LtLayoutCache) cache = lt_layout_cache_new_for_user ();

  lt_memory_keep ();
  G_APPLICATION_CLASS (lt_application_parent_class)->startup (application);
  self->settings = lt_settings_new ();
  self->layout = lt_layout_service_new ();
  lt_layout_service_set_cache (self->layout, cache);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  style = g_property_action_new ("style", self->settings, "style-variant");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (style));
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].accels);
  g_signal_connect_object (self->settings, "notify::style-variant", G_CALLBACK (on_style), self, 0);
  on_style (self->settings, NULL, self);
  lt_palette_style_start (gdk_display_get_default ());
  gtk_window_set_default_icon_name (LT_APP_ID);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), "/org/liantu/Liantu/icons");
}

static int
handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("Liantu %s\n", LT_VERSION);
  return 0;
}

static void
lt_application_activate (GApplication *application)
{
  LtWindow *window = active_window (LT_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window != NULL ? window : fresh_window (LT_APPLICATION (application))));
}

static void
lt_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        lt_application_open_path (LT_APPLICATION (application), path);
    }
}

static void
lt_application_finalize (GObject *object)
{
  LtApplication *self = LT_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (lt_application_parent_class)->finalize (object);
}

static void
lt_application_class_init (LtApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = lt_application_finalize;
  application_class->startup = lt_application_startup;
  application_class->handle_local_options = handle_local_options;
  application_class->activate = lt_application_activate;
  application_class->open = lt_application_open;
}

static void
lt_application_init (LtApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/** lt_application_new: @flags: beside %G_APPLICATION_HANDLES_OPEN; tests take %G_APPLICATION_NON_UNIQUE. */
LtApplication *
lt_application_new (GApplicationFlags flags)
{
  return g_object_new (LT_TYPE_APPLICATION, "application-id", LT_APP_ID, "resource-base-path", "/org/liantu/Liantu",
                       "flags", G_APPLICATION_HANDLES_OPEN | flags, NULL);
}
