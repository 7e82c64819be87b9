using Hongniang.Access;
using Hongniang.Data;
using Microsoft.AspNetCore.Identity;

namespace Hongniang.Web.Access;

/// <summary>Signing in with a cookie: password rules, lock-out, idle time.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
            {
                // At least 12 characters of three kinds: PasswordKinds counts the kinds.
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<HongniangDb>()
            .AddPasswordValidator<PasswordKinds>()
            .AddPasswordValidator<GuessablePasswords>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager<AccountSignIn>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie => // why: just added
        {
            cookie.Cookie.Name = "hn-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "back";
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        }));
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // The device asks for a finger, a face or a number: whoever merely holds it does not come in.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(5);

            // The renewed cookie goes on with its session.
            options.OnRefreshingPrincipal = context =>
            {
                if (context is { CurrentPrincipal: { } present, NewPrincipal: { } renewed } && AccountSignIn.SessionOf(present) is { } session && renewed.Identity is System.Security.Claims.ClaimsIdentity identity)
                {
                    identity.AddClaim(new System.Security.Claims.Claim(AccountSignIn.SessionClaim, session.ToString()));
                }

                return Task.CompletedTask;
            };
        });
        return services;
    }
}
