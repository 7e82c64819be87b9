using Hongniang.Access;
using Hongniang.Common;
using Microsoft.AspNetCore.Identity;

namespace Hongniang.Web.Access;

/// <summary>Why a password was refused, in our words.</summary>
internal static class PasswordProblems
{
    public const string Guessable = "This password is guessed early: it is common, a row of keys, a date, or your own name. Take several words that do not belong together.";

    public static Problem Of(IdentityError error, string field) => error.Code switch
    {
        "PasswordTooShort" => new Problem("password.short", "A password has at least 12 characters.", field),
        "PasswordGuessable" => new Problem("password.guessable", Guessable, field),
        _ => new Problem("password.kinds", "Mix at least three of: small letters, capitals, digits, other characters.", field),
    };

    /// <summary>What is wrong with a password that nobody has yet.</summary>
    public static async Task<IReadOnlyList<Problem>> CheckAsync(UserManager<Account> users, Account account, string? password, string? again, string field)
    {
        if (string.IsNullOrEmpty(password))
        {
            return [Problem.Required(field)];
        }

        if (password != again)
        {
            return [new Problem("password.again", "The two new passwords are not the same.", "Again")];
        }

        List<Problem> problems = [];
        foreach (var validator in users.PasswordValidators)
        {
            problems.AddRange((await validator.ValidateAsync(users, account, password)).Errors.Select(e => Of(e, field)));
        }

        return [.. problems.DistinctBy(p => p.Code)];
    }
}
