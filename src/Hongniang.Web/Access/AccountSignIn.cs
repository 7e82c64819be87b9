using System.Security.Claims;
using Hongniang.Access;
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
            var means = all.Exists(c => c is { Type: "amr", Value: PasskeyAmr }) ? SignInMeans.Passkey : all.Exists(c => c is { Type: "amr", Value: "mfa" }) ? SignInMeans.TwoFactors : SignInMeans.Password;
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
