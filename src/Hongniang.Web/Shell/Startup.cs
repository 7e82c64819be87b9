using Hongniang.Hosting;

namespace Hongniang.Web.Shell;

/// <summary>How the process starts: where its files are, and what it says when it is ready.</summary>
internal static partial class Startup
{
    /// <summary>The files of the site lie beside the program, wherever it is started from.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "wwwroot")) ? null : AppContext.BaseDirectory,
    };
}
