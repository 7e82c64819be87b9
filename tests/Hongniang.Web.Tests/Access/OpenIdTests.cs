using System.Net;
using System.Security.Claims;
using Hongniang.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Shouldly;
using Xunit;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Hongniang.Web.Tests.Access;

/// <summary>Coming in by a real provider of OpenID Connect (OpenIddict), which the test starts beside the application.</summary>
public sealed class OpenIdTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_whom_the_provider_vouches_for_comes_into_the_own_account_again_and_again()
    {
        await using var provider = await Provider.StartAsync();
        await using var host = await HostAsync(provider);
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Foshan);
        provider.Says("sub-1", mail, verified: true);
        var person = host.Visitor();
        var first = await EnterAsync(person, provider);

        provider.Says("sub-1", "renamed@elsewhere.example", verified: false); // known by the first time
        var again = host.Visitor();
        var second = await EnterAsync(again, provider);

        (first.Location, second.Location).ShouldBe(("/needs", "/needs"));
        (await person.GetAsync("/needs")).Status.ShouldBe(HttpStatusCode.OK);
        (await again.GetAsync("/needs")).Status.ShouldBe(HttpStatusCode.OK);
        await using var scope = host.Database.Open();
        (await scope.Db.SignInSessions.Select(s => s.Means).ToListAsync(Ct)).ShouldBe([SignInMeans.Provider, SignInMeans.Provider]);
        (await scope.Db.UserLogins.CountAsync(Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData("stranger@test.example", true, false)]
    [InlineData(null, false, false)] // the account's own address, but nobody vouches for it
    [InlineData(null, true, true)]
    public async Task Strangers_unverified_addresses_and_closed_accounts_stay_outside(string? says, bool verified, bool closed)
    {
        await using var provider = await Provider.StartAsync();
        await using var host = await HostAsync(provider);
        var mail = await host.AddAccountAsync(Role.TechnologyManager, host.World.Foshan);
        if (closed)
        {
            await using var scope = host.Database.Open();
            (await scope.Db.Users.SingleAsync(a => a.Email == mail, Ct)).Close("离职", host.Database.Clock.Now);
            await scope.Db.SaveChangesAsync(Ct);
        }

        provider.Says("sub-2", says ?? mail, verified);
        var person = host.Visitor();
        var refused = await EnterAsync(person, provider);

        refused.Location.ShouldBe("/sign-in");
        (await person.GetAsync("/needs")).Location.ShouldBe("/sign-in?back=%2Fneeds");
        await using var after = host.Database.Open();
        (await after.Db.UserLogins.AnyAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_not_taken()
    {
        await using var provider = await Provider.StartAsync();
        await using var host = await HostAsync(provider);
        provider.Says("sub-1", await host.AddAccountAsync(Role.Officer, host.World.Foshan), verified: true);
        var callback = await CallbackAsync(host.Visitor(), provider);
        var victim = host.Visitor();

        var answer = await victim.GetAsync(callback);

        (await victim.GetAsync(answer.Location.ShouldNotBeNull())).Location.ShouldBe("/sign-in");
        (await victim.GetAsync("/needs")).Location.ShouldBe("/sign-in?back=%2Fneeds");
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_such_door()
    {
        await using var host = await WebHost.StartAsync();

        (await host.Visitor().GetAsync("/sign-in/provider")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.Visitor().GetAsync("/sign-in/provider/done")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<WebHost> HostAsync(Provider provider)
    {
        var host = await WebHost.StartAsync(configure: builder =>
        {
            builder.UseSetting("Hongniang:OpenId:Authority", provider.Address);
            builder.UseSetting("Hongniang:OpenId:ClientId", Provider.Client);
            builder.UseSetting("Hongniang:OpenId:Name", "统一登录");
        });

        // The visitor drops cookies by the machine's clock, and the one that ties an answer to its question lives for minutes.
        if (TimeProvider.System.GetUtcNow() is var now && now > host.Time.GetUtcNow())
        {
            host.Time.SetUtcNow(now);
        }

        return host;
    }

    private static async Task<WebPage> EnterAsync(Visitor person, Provider provider)
    {
        var back = await person.GetAsync(await CallbackAsync(person, provider));
        back.Location.ShouldNotBeNull().ShouldStartWith("/sign-in/provider/done");
        return await person.GetAsync(back.Location);
    }

    /// <summary>As a browser goes: to the provider with what the site asks, and with its answer to the site's callback.</summary>
    private static async Task<string> CallbackAsync(Visitor person, Provider provider)
    {
        using var going = await person.Client.GetAsync(new Uri("/sign-in/provider?back=%2Fneeds", UriKind.Relative), Ct);
        going.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await browser.GetAsync(going.Headers.Location, Ct);
        var callback = answered.Headers.Location.ShouldNotBeNull(await answered.Content.ReadAsStringAsync(Ct));
        callback.AbsoluteUri.ShouldStartWith("https://hongniang.example/signin-oidc?");
        callback.AbsoluteUri.ShouldContain("code=");
        return callback.PathAndQuery;
    }

    private sealed class Provider(WebApplication app) : IAsyncDisposable
    {
        public const string Client = "hongniang";

        private (string Subject, string Mail, bool Verified) _person = ("", "", false);

        public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(); // why: it was started

        public void Says(string subject, string mail, bool verified) => _person = (subject, mail, verified);

        public static async Task<Provider> StartAsync()
        {
            Provider? provider = null;
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.AddOpenIddict().AddServer(options =>
            {
                options.EnableDegradedMode();
                options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
                options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                options.RegisterScopes(Scopes.Email, Scopes.Profile);
                options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                options.UseAspNetCore().DisableTransportSecurityRequirement();
                options.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
                {
                    if (context.ClientId != Client || context.RedirectUri != "https://hongniang.example/signin-oidc")
                    {
                        context.Reject(Errors.InvalidClient);
                    }

                    return default;
                }));
                options.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
                {
                    if (context.ClientId != Client)
                    {
                        context.Reject(Errors.InvalidClient);
                    }

                    return default;
                }));
                options.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
                {
                    var (subject, mail, verified) = provider!._person; // why: set before anybody asks
                    var identity = new ClaimsIdentity("provider");
                    identity.AddClaim(Claims.Subject, subject);
                    identity.AddClaim(Claims.Email, mail);
                    identity.SetClaim(Claims.EmailVerified, verified);
                    identity.SetScopes(context.Request.GetScopes());
                    identity.SetDestinations(_ => [Destinations.IdentityToken]);
                    context.Principal = new ClaimsPrincipal(identity);
                    return default;
                }));
            });
            var app = builder.Build();
            app.UseAuthentication();
            await app.StartAsync(Ct);
            return provider = new Provider(app);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
