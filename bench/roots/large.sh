# 500,000 generated files of 20 kB, 10 GB in all, in 5,000 directories; half of each is random bytes, and half text.
perl -e '
  open(my $random, "<", "/dev/urandom") or die; read($random, my $noise, 1 << 24);
  my $text = join("", map { "line $_ of a file that was generated\n" } 1 .. 400);
  for my $directory (0 .. 4999) {
    my $path = sprintf("/opt/generated/%02d/%02d", $directory / 100, $directory % 100);
    system("mkdir", "-p", $path) == 0 or die;
    for my $file (0 .. 99) {
      open(my $out, ">", "$path/$file") or die "$path/$file: $!";
      print $out substr($noise, int(rand((1 << 24) - 10000)), 10000), substr($text, 0, 10000);
      close($out) or die "$path/$file: $!";
    }
  }'
