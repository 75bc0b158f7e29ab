namespace SalonCrm.Data.Exchange;

/// <summary>A row while it is being read, whatever kind of file it is from.</summary>
internal sealed class ContactDraft
{
    private readonly List<ContactPhone> _phones = [];
    private readonly List<string> _emails = [];
    private readonly List<string> _tags = [];
    private readonly List<string> _comment = [];
    private readonly List<ContactCell> _own = [];
    private BirthDateText _birthDate;
    private string? _last;
    private string? _first;
    private string? _patronymic;
    private string? _address;

    public bool HasName => _last is not null || _first is not null || _patronymic is not null;

    public bool HasAddress => _address is not null;

    public void Name(string? last, string? first, string? patronymic) =>
        (_last, _first, _patronymic) = (CleanText.Line(last), CleanText.Line(first), CleanText.Line(patronymic));

    /// <summary>Takes a full name, unless there is a name already; then only what it adds to that is kept.</summary>
    public void FullName(string title, string? text, NameOrder order)
    {
        if (CleanText.Line(text) is not { } name)
        {
            return;
        }

        if (HasName)
        {
            var known = Words(_last).Concat(Words(_first)).Concat(Words(_patronymic)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Remark(title, Words(name).All(known.Contains) ? null : name);
            return;
        }

        var split = Exchange.FullName.Split(name, order);
        (_last, _first, _patronymic) = (split.Last, split.First, split.Patronymic);
        Note(split.Aside);
    }

    /// <summary>Takes what is no person's name as the name, where there is no other.</summary>
    public void NameOfLastResort(string title, string? text)
    {
        if (HasName)
        {
            Remark(title, text);
        }
        else
        {
            _first = CleanText.Line(text);
        }
    }

    public void Phone(string? text, string? label)
    {
        if (CleanText.Line(text) is { } phone)
        {
            _phones.Add(new ContactPhone(phone, PhoneLabel.Recognise(label)));
        }
    }

    public void Email(string? text)
    {
        if (CleanText.Line(text) is { } email)
        {
            _emails.Add(email);
        }
    }

    public void Tag(string? text)
    {
        if (CleanText.Line(text) is { } tag)
        {
            _tags.Add(tag);
        }
    }

    /// <summary>Takes the first date; another one, and one without a year, are kept as a remark.</summary>
    public void BirthDate(string title, string? text, bool monthFirst)
    {
        var read = BirthDateText.Read(CleanText.Line(text), monthFirst);
        if (read.Partial is not null || _birthDate != default)
        {
            Remark(title, text);
        }
        else
        {
            _birthDate = read;
        }
    }

    /// <summary>Takes the first address; another one is kept as a remark.</summary>
    public void Address(string title, string? text)
    {
        if (HasAddress)
        {
            Remark(title, text?.Replace('\n', ' '));
        }
        else
        {
            _address = CleanText.Line(text);
        }
    }

    public bool AddressHas(string part) => _address?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Keeps a cell for the import to read.</summary>
    public void Own(string title, string? text)
    {
        if (CleanText.Block(text) is { } cell)
        {
            _own.Add(new ContactCell(title, cell));
        }
    }

    public void Note(string? text)
    {
        if (CleanText.Block(text) is { } note)
        {
            _comment.Add(note);
        }
    }

    /// <summary>Keeps what has no place of its own.</summary>
    public void Remark(string title, string? text)
    {
        if (CleanText.Block(text) is { } remark)
        {
            _comment.Add(CleanText.Line(title) is { } header ? $"{header}: {remark}" : remark);
        }
    }

    public ContactRow ToRow(int line, string source, ContactRowProblem? problem) => new()
    {
        Line = line,
        LastName = _last,
        FirstName = _first,
        Patronymic = _patronymic,
        Phones = _phones,
        Emails = _emails,
        BirthDate = _birthDate.Date,
        UnreadBirthDate = _birthDate.Unread,
        Address = _address,
        Comment = _comment.Count == 0 ? null : string.Join('\n', _comment),
        Tags = _tags,
        Own = _own,
        Problem = problem,
        Source = CleanText.Source(source),
    };

    private static string[] Words(string? text) =>
        text?.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries) ?? [];
}
