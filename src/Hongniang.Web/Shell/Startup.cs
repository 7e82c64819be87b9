using Hongniang.Hosting;
using Hongniang.Sample;
using Microsoft.AspNetCore.Connections;

namespace Hongniang.Web.Shell;

/// <summary>How the process starts: where its files are, what it prepares, and what it says when it is ready.</summary>
internal static class Startup
{
    /// <summary>The files of the site lie beside the program, wherever it is started from.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "wwwroot")) ? null : AppContext.BaseDirectory,
    };

    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddHongniangSettings();
        builder.Services.AddHongniangDatabase(builder.Configuration);
    }

    /// <summary>Brings the database to the newest schema, seeds the sample association on the first start, and greets once the server listens.</summary>
    /// <returns>False where the keys of the database are missing: that is said in words, and nothing must be served.</returns>
    public static async Task<bool> OpenAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        try
        {
            var prepared = await app.Services.MigrateAndSeedAsync(app.Lifetime.ApplicationStopping);
            app.Lifetime.ApplicationStarted.Register(() => Greet(app, prepared));
            return true;
        }
        catch (KeysAreMissingException missing)
        {
            await Console.Error.WriteLineAsync($"\n{missing.Message}\n");
            return false;
        }
    }

    /// <summary>Serves until it is told to stop. Says in words when its address is taken.</summary>
    /// <returns>The exit status of the process.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"""

                  {error.Message}
                  地址已被占用：请停止占用它的程序，或用 --urls http://localhost:端口 换一个端口启动。
                  Stop the program that uses the address, or start with another port: --urls http://localhost:PORT
                """);
            return 1;
        }
    }

    private static void Greet(WebApplication app, PreparedDatabase prepared)
    {
        Console.WriteLine($"\n  红娘 Hongniang  {string.Join("  ", app.Urls)}\n  {app.Services.GetRequiredService<DatabaseChoice>()}");
        if (prepared.SampleAccounts.Count > 0)
        {
            Console.WriteLine($"\n  Sample accounts 样例账号, password 密码 {SampleAssociation.Password}:");
            foreach (var account in prepared.SampleAccounts)
            {
                Console.WriteLine($"    {account.UserName,-34} {account.DisplayName} ({account.Role})");
            }
        }

        Console.WriteLine("\n  Ctrl+C stops.\n");
    }
}
