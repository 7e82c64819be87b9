using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Hongniang.Web.Access;

/// <summary>Another sign-in that the association has already, by OpenID Connect: the configuration under <c>Hongniang:OpenId</c>.</summary>
/// <param name="Name">What the button says.</param>
internal sealed record OpenIdProvider(string Name, string Authority, string ClientId, string? ClientSecret)
{
    public const string Scheme = "provider";

    private const string Section = "Hongniang:OpenId";

    /// <summary>Null without an authority. A setting that cannot be right stops the start.</summary>
    public static OpenIdProvider? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Authority"] is not { Length: > 0 } authority)
        {
            return null;
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw new InvalidOperationException($"{Section}:Authority must be an address that begins with https://.");
        }

        return section["ClientId"] is { Length: > 0 } client
            ? new OpenIdProvider(section["Name"] is { Length: > 0 } name ? name : address.Host, authority, client, section["ClientSecret"])
            : throw new InvalidOperationException($"{Section}:ClientId is missing: the name under which the provider knows this site.");
    }

    public static void Add(WebApplicationBuilder builder)
    {
        if (Read(builder.Configuration) is not { } provider)
        {
            return;
        }

        builder.Services.AddSingleton(provider);
        builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, provider.Name, provider.Configure);
    }

    private void Configure(OpenIdConnectOptions options)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = Authority;
        options.ClientId = ClientId;
        options.ClientSecret = ClientSecret;
        options.RequireHttpsMetadata = Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.SaveTokens = false;
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
        {
            options.Scope.Add(scope);
        }

        options.ClaimActions.MapJsonKey("email", "email");
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/sign-in/provider/done"); // why: that page says in words that nobody came in
            return Task.CompletedTask;
        };
    }
}
