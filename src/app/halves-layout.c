#include "config.h"
#include "app/halves-layout.h"

/* So much must be there. What does not fit into it is left out: it must be found elsewhere too. */
#define LEAST_WIDTH 140

/* What a row of all children needs, and what a column does. */
static void
measure_children (GtkWidget *widget, GtkOrientation orientation, int *sum, int *most)
{
  *sum = *most = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
      *sum += natural + (*sum > 0 && orientation == GTK_ORIENTATION_HORIZONTAL ? LT_HALVES_SPACING : 0);
      *most = MAX (*most, natural);
    }
}

static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int sum, most, row;

  measure_children (widget, orientation, &sum, &most);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (most, LEAST_WIDTH);
      *natural = sum;
      return;
    }
  measure_children (widget, GTK_ORIENTATION_HORIZONTAL, &row, &(int) { 0 });
  *minimum = *natural = for_size >= row ? most : sum;
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int row, most, at = 0;

  measure_children (widget, GTK_ORIENTATION_HORIZONTAL, &row, &most);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, 0, width, height };

      gtk_widget_set_child_visible (child, width >= most);
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
      if (width < row)
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &place.height, NULL, NULL);
          place.y = at;
          at += place.height;
        }
      else
        {
          place.x = at;
          at += place.width + LT_HALVES_SPACING;
        }
      gtk_widget_size_allocate (child, &place, -1);
    }
}

/** lt_halves_layout_new: children stand in a row, or, where that is too wide, one below the other: never all but one in a row.
 * Where not even that has room they are not shown. */
GtkLayoutManager *
lt_halves_layout_new (void)
{
  return gtk_custom_layout_new (request_mode, measure, allocate);
}
