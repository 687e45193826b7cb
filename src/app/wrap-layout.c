#include "config.h"
#include "app/wrap-layout.h"

#define SPACING 6

#define LT_TYPE_WRAP_LAYOUT (lt_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (LtWrapLayout, lt_wrap_layout, LT, WRAP_LAYOUT, GtkLayoutManager)

struct _LtWrapLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LtWrapLayout, lt_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Goes through the lines of a width; returns the height of all. */
static int
arrange (GtkWidget *widget, int width, gboolean allocate)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;
      int take;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      take = MIN (size.width, MAX (width, 1));
      if (x > 0 && x + take > width)
        {
          y += line + SPACING;
          x = line = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - take : x, y, take, size.height }, -1);
      x += take + SPACING;
      line = MAX (line, size.height);
    }
  return y + line;
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  int widest = 0, all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least, size;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &least, &size);
      widest = MAX (widest, least.width);
      all += size.width + (all > 0 ? SPACING : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = all;
    }
  else
    *minimum = *natural = arrange (widget, for_size >= 0 ? for_size : all, FALSE);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  arrange (widget, width, TRUE);
}

static void
lt_wrap_layout_class_init (LtWrapLayoutClass *class)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (class);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
lt_wrap_layout_init (LtWrapLayout *self)
{
}

GtkLayoutManager *
lt_wrap_layout_new (void)
{
  return g_object_new (LT_TYPE_WRAP_LAYOUT, NULL);
}
