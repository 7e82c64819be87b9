using Hongniang.PageTimes;

// A stopwatch for the pages of a running server, and for its start. See docs/performance.md.
return args switch
{
    ["pages", .. var rest] => await Pages.RunAsync(Settings.Read(rest)),
    ["start", .. var command] when command.Length > 0 => await Start.RunAsync(command),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: bin/bench pages [--url http://localhost:5000] [--user MAIL] [--password TEXT] [--rounds 100] [--limit 100]
                               signs in, finds one record of each kind, asks for every kind of page and prints median and 99th percentile;
                               fails when a median is above the limit in milliseconds
               bin/bench start COMMAND...
                               starts the command three times (it must serve on http://localhost:5055) and prints the time to the first page
        """);
    return 2;
}
