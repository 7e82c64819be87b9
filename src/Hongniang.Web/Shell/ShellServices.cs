using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Hosting;
using Hongniang.Hosting.Jobs;
using Hongniang.Hosting.Mail;
using Hongniang.Matching;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace Hongniang.Web.Shell;

/// <summary>What all modules stand on: pages, words, the person who asks, and the rules of the wire.</summary>
internal static class ShellServices
{
    /// <summary>More than a file may hold, so that a file which is too large is refused by its form in words and not by a broken connection; what is larger still is cut off.</summary>
    private const long MaxRequestBytes = 4L * StoredFile.MaxBytes;

    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        RateLimits.Add(builder);
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxRequestBytes);

        // A request that cannot be read is the asker's mistake in every environment: 400, and nothing of the inside is told.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.AddDataProtection().SetApplicationName("Hongniang")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Folders.Data(builder.Configuration), "keys")));
        builder.Services
            .AddRazorComponents().Services
            .AddCascadingAuthenticationState()
            .AddHttpContextAccessor()
            .AddAntiforgery(options => (options.Cookie.Name, options.FormFieldName) = ("hn-antiforgery", "_token"))
            .AddResponseCompression(options =>
            {
                options.EnableForHttps = true;
                options.Providers.Add<BrotliCompressionProvider>();
                options.Providers.Add<GzipCompressionProvider>();
            })
            .Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest)
            .AddPolicies()
            .AddMatchingFollower()
            .AddRecurringJobs()
            .AddMailPump()
            .AddSingleton(new Words(typeof(HongniangDb).Assembly, typeof(Program).Assembly))
            .AddSingleton<StyleBundle>()

            // Or every Chinese character would be sent as a numeric entity.
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddScoped<CurrentUser>().AddScoped<Formats>().AddScoped<Flash>();
    }

    public static void UseShell(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/error", "?code={0}", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            // The page that explains a refusal is shown, not posted to: a refused post without a token would otherwise be refused anew, as a form that could not be taken.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                http.Request.Method = HttpMethods.Get;
            }

            return next(http);
        });
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseResponseCompression();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<CurrentUserMiddleware>();
        app.UseRequestLocalization(Cultures.Options());
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<ReadableRequest>();
        app.UseAntiforgery();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        StyleBundle.Map(app);
        PreferenceEndpoint.Map(app);
        app.MapRazorComponents<App>();
    }
}
