namespace Hongniang.People.Retention;

/// <summary>How long one kind of data is kept, where a security officer set it; kinds without a row go by <see cref="RetentionDefaults"/>.</summary>
public sealed class RetentionRule
{
    public const int MaxReason = 500;

    public required Guid Id { get; init; }

    public required RetentionKind Kind { get; init; }

    public required int Days { get; set; }

    public required string Reason { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required string ChangedByName { get; set; }
}

/// <summary>What is kept for a time only. The journal itself is kept as long as the database.</summary>
public enum RetentionKind
{
    /// <summary>Ended sign-ins with address and device: deleted.</summary>
    SignIns,

    /// <summary>Invitations that were used, taken back or are over, with name and mail address: deleted.</summary>
    Invitations,

    /// <summary>The uploaded file of a finished import: emptied; what was made of its rows stays.</summary>
    ImportFiles,

    /// <summary>The cells of rows that an import refused or held back: emptied.</summary>
    ImportCells,

    /// <summary>Telephone and mail of experts whose consent is over: deleted.</summary>
    ContactsWithoutConsent,

    /// <summary>Requests to export long lists: deleted, the journal keeps that they were.</summary>
    ExportRequests,

    /// <summary>Applications for an account, once decided: deleted.</summary>
    Registrations,

    /// <summary>The contact in needs that came by the public page, once they have ended, with the secret address: deleted; the need stays.</summary>
    PublicPageContacts,

    /// <summary>What people asked about their own data, once answered: the words are emptied, the row stays.</summary>
    DataRequests,
}
