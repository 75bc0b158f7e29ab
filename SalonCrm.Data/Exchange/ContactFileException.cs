namespace SalonCrm.Data.Exchange;

/// <summary>Why a contact file can't be read at all.</summary>
public enum ContactFileProblem
{
    /// <summary>Nothing in it, or nothing but blanks.</summary>
    Empty,

    /// <summary>Not text: a workbook, an archive, a document, a picture.</summary>
    Binary,

    /// <summary>A table without any column that is known to hold a phone or a name, or that can safely be taken for one.</summary>
    NoKnownColumns,

    /// <summary>Text of another kind: XML, JSON, a calendar, or a .vcf file without a card.</summary>
    UnknownKind,
}

/// <summary>A contact file that can't be read at all. The message never holds anything of the file's contents.</summary>
public sealed class ContactFileException : Exception
{
    /// <summary>Says that the file can't be read.</summary>
    /// <param name="problem">Why.</param>
    public ContactFileException(ContactFileProblem problem)
        : base(Explain(problem)) => Problem = problem;

    /// <summary>Why the file can't be read.</summary>
    public ContactFileProblem Problem { get; }

    private static string Explain(ContactFileProblem problem) => problem switch
    {
        ContactFileProblem.Empty => "The contact file is empty.",
        ContactFileProblem.Binary => "The contact file is not a text file.",
        ContactFileProblem.NoKnownColumns => "No column of the contact file is known to hold a phone or a name.",
        _ => "The contact file is neither a vCard nor a table.",
    };
}
