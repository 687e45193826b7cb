#include "config.h"
#include "app/settings.h"

enum {
  PROP_0,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_SHOW_SIDEBAR,
  PROP_SHOW_INSPECTOR,
  PROP_SHOW_LEGEND,
  PROP_SHOW_MINIMAP,
  PROP_STYLE_VARIANT,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

struct _LtSettings {
  GObject    parent_instance;
  GValue     values[N_PROPS];
  GSettings *store;          /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LtSettings, lt_settings, G_TYPE_OBJECT)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_copy (&LT_SETTINGS (object)->values[id], value);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  LtSettings *self = LT_SETTINGS (object);

  if (g_param_values_cmp (spec, &self->values[id], value) == 0)
    return;
  g_value_copy (value, &self->values[id]);
  g_object_notify_by_pspec (object, spec);
}

static void
lt_settings_finalize (GObject *object)
{
  LtSettings *self = LT_SETTINGS (object);

  for (guint i = 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (lt_settings_parent_class)->finalize (object);
}

static void
lt_settings_class_init (LtSettingsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->finalize = lt_settings_finalize;

  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 0, G_MAXINT, 1280, flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 0, G_MAXINT, 860, flags);
  properties[PROP_WINDOW_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_INSPECTOR] = g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_LEGEND] = g_param_spec_boolean ("show-legend", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_MINIMAP] = g_param_spec_boolean ("show-minimap", NULL, NULL, TRUE, flags);
  properties[PROP_STYLE_VARIANT] = g_param_spec_string ("style-variant", NULL, NULL, "follow", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* g_settings_new() ends the process where the schema is missing: look first. */
static GSettings *
open_store (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, LT_APP_ID, TRUE) : NULL;

  for (guint i = 1; schema != NULL && i < N_PROPS; i++)
    if (!g_settings_schema_has_key (schema, properties[i]->name))
      return NULL;
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
lt_settings_init (LtSettings *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i], properties[i]->value_type);
      g_param_value_set_default (properties[i], &self->values[i]);
    }
  self->store = open_store ();
  for (guint i = 1; self->store != NULL && i < N_PROPS; i++)
    g_settings_bind (self->store, properties[i]->name, self, properties[i]->name, G_SETTINGS_BIND_DEFAULT);
}

LtSettings *
lt_settings_new (void)
{
  return g_object_new (LT_TYPE_SETTINGS, NULL);
}
