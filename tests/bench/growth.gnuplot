# Draws growth.tsv of a folder: form is "svg" or "png".
if (form eq "svg") set terminal svg size 1500,560 dynamic background "white" font "Noto Sans,13"
if (form eq "png") set terminal pngcairo size 1500,560 background "white" font "Noto Sans,11"
set output folder . "/growth." . form
data = folder . "/growth.tsv"
set datafile separator "\t"
set datafile missing "NaN"
set key autotitle columnhead
set key top left reverse Left samplen 2
set logscale xy
set xrange [90:25000]
set grid xtics ytics lc rgb "#dddddd"
set xlabel "segments"
set ylabel "milliseconds"
set style data linespoints
set xtics (100, 250, 500, "1 000" 1000, "2 000" 2000, "5 000" 5000, "10 000" 10000, "20 000" 20000) rotate by -45
set multiplot layout 1,3
set title "Layout"
plot data using 1:2 title "Liantu, cold" lw 2 lc rgb "#1a5fb4", data using 1:3 title "Liantu, one chain changed" lw 2 lc rgb "#62a0ea", \
     data using 1:4 title "dot" lw 2 lc rgb "#a51d2d", data using 1:5 title "dot -Gpack=16" lw 2 lc rgb "#e66100"
set title "Start to complete picture"
plot data using 1:6 title "Liantu" lw 2 lc rgb "#1a5fb4", data using 1:7 title "xdot" lw 2 lc rgb "#a51d2d"
set title "Coverage"
plot data using 1:8 title "Liantu, whole country" lw 2 lc rgb "#1a5fb4", data using 1:9 title "SQL, whole country" lw 2 lc rgb "#a51d2d", \
     data using 1:10 title "Liantu, a province" lw 2 lc rgb "#62a0ea", data using 1:11 title "SQL, a province" lw 2 lc rgb "#e66100"
unset multiplot
