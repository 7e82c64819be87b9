namespace Hongniang.Access;

/// <summary>What is public about the accounts of the sample association.</summary>
public static class SampleAccounts
{
    /// <summary>The password of all of them; printed at the start and shown on the sign-in page.</summary>
    public const string Password = "Hongniang-2026";
}
