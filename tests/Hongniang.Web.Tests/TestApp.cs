using Hongniang.Data;
using Hongniang.Hosting;
using Hongniang.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Hongniang.Web.Tests;

/// <summary>The application as tests start it: the real one, with the test's database, clock and query counter.</summary>
internal static class TestApp
{
    public static WebApplicationFactory<Program> On(TestDatabase database, string folder, bool sample, Action<IWebHostBuilder>? configure = null) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting(DatabaseChoice.DataFolderKey, folder);
            builder.UseSetting(DatabaseChoice.KindKey, TestDatabase.IsPostgres ? "postgres" : "sqlite");
            builder.UseSetting(DatabaseChoice.ConnectionKey, TestDatabase.IsPostgres ? database.Address : $"Data Source={database.Address}");
            builder.UseSetting(DatabasePreparation.SampleKey, sample ? "true" : "false");
            builder.UseSetting("Hongniang:Jobs", "false"); // why: the clocks would write into the journal while a test looks at it
            builder.UseSetting("Hongniang:RateLimits:SignInsPerMinute", "100000");
            builder.UseSetting("Hongniang:RateLimits:PostsPerMinute", "100000");
            builder.UseSetting("Hongniang:RateLimits:RegistrationsPerHour", "100000");
            builder.UseSetting("Hongniang:RateLimits:OpenNeedsPerHour", "100000");
            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(database.Time));
                services.ConfigureDbContext<HongniangDb>(options => options.AddInterceptors(database.Queries));

                // why: the product's strength would cost each test a tenth of a second per sign-in.
                services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            });
            configure?.Invoke(builder);
        });
}
