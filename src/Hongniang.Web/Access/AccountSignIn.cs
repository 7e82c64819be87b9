using System.Security.Claims;
using Hongniang.Access;
using Hongniang.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Hongniang.Web.Access;

/// <summary>Signing in writes a session down and puts its id into the cookie, whichever way somebody comes in. Closed accounts do not come in at all.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, BeginSession begin)
    : SignInManager<Account>(users, context, claims, options, logger, schemes, confirmation)
{
    /// <summary>The claim that names the session.</summary>
    public const string SessionClaim = "hn-session-id";

    private const string PasskeyAmr = "hwk";
    private const string ProviderAmr = "fed";

    public override async Task<bool> CanSignInAsync(Account user) => !user.IsClosed && await base.CanSignInAsync(user);

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        List<Claim> all = [.. additionalClaims];

        // A renewed cookie (a changed password) goes on with its session.
        if (SessionOf(Context.User) is { } kept && Context.User.FindFirstValue(ClaimTypes.NameIdentifier) == user.Id.ToString())
        {
            all.Add(new Claim(SessionClaim, kept.ToString()));
        }
        else
        {
            var means = all.Exists(c => c is { Type: "amr", Value: PasskeyAmr }) ? SignInMeans.Passkey : all.Exists(c => c is { Type: "amr", Value: ProviderAmr }) ? SignInMeans.Provider : all.Exists(c => c is { Type: "amr", Value: "mfa" }) ? SignInMeans.TwoFactors : SignInMeans.Password;
            var session = await begin.RunAsync(
                new BeginSession.Input(user, means, Context.Connection.RemoteIpAddress?.ToString(), Context.Request.Headers.UserAgent.ToString()), Context.RequestAborted);
            all.Add(new Claim(SessionClaim, session.Id.ToString()));
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, all);
    }

    /// <summary>Comes in with a passkey. Locked and closed accounts stay outside by this way too.</summary>
    public async Task<SignInResult> EnterByPasskeyAsync(string credential)
    {
        PasskeyAssertionResult<Account> asserted;
        try
        {
            asserted = await PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return SignInResult.Failed; // why: nothing was asked for before, or too long ago
        }

        if (!asserted.Succeeded)
        {
            return SignInResult.Failed;
        }

        if (await PreSignInCheck(asserted.User) is { } refused)
        {
            return refused;
        }

        // The counter of the key, by which a copied one is noticed.
        if (!(await UserManager.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey)).Succeeded)
        {
            return SignInResult.Failed;
        }

        await SignInWithClaimsAsync(asserted.User, new AuthenticationProperties(), [new Claim("amr", PasskeyAmr)]);
        return SignInResult.Success;
    }

    /// <summary>Comes in with what the association's own sign-in said. It opens accounts that are here already and makes none: known by an earlier time, or by a mail address that it vouches for.</summary>
    /// <returns>Why nobody came in; null when somebody did.</returns>
    public async Task<Problem?> EnterByProviderAsync()
    {
        if (await GetExternalLoginInfoAsync() is not { } said)
        {
            return new Problem("sign-in.provider", "The other sign-in did not say who you are. Try again.");
        }

        var account = await UserManager.FindByLoginAsync(said.LoginProvider, said.ProviderKey);
        var isNew = account is null;
        if (isNew && said.Principal.FindFirstValue("email") is { Length: > 0 } mail && string.Equals(said.Principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase))
        {
            account = await UserManager.FindByNameAsync(mail.Trim());
        }

        if (account is null or { IsSample: true })
        {
            return new Problem("sign-in.stranger", "There is no account for you here yet. Apply for one, or ask your administrator for an invitation.");
        }

        if (await PreSignInCheck(account) is not null)
        {
            return new Problem("sign-in.closed", "This account is locked or closed.");
        }

        if (isNew && !(await UserManager.AddLoginAsync(account, said)).Succeeded)
        {
            return new Problem("sign-in.provider", "The other sign-in did not say who you are. Try again.");
        }

        await SignInWithClaimsAsync(account, new AuthenticationProperties(), [new Claim("amr", ProviderAmr)]);
        return null;
    }

    /// <summary>The passkey that the device made; null when it is not one, or when nothing was asked for before.</summary>
    public async Task<UserPasskeyInfo?> ReadPasskeyAsync(string credential)
    {
        try
        {
            return await PerformPasskeyAttestationAsync(credential) is { Succeeded: true } attested ? attested.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            return null; // why: as above
        }
    }

    public static Guid? SessionOf(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(SessionClaim), out var id) ? id : null;
}
