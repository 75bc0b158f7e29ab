using System.Collections.Frozen;

namespace SalonCrm.Data.Clients;

/// <summary>
/// The plans, from the countries' own publications as notified to ITU-T (E.129), with the groups in which people there
/// write them. Where numbers vary in length, the bounds are those of numbers in use, not of what the plan reserves.
/// </summary>
internal sealed partial class NumberingPlan
{
    private static readonly FrozenDictionary<string, NumberingPlan> Known =
        Neighbours().Concat(Europe()).Concat(Elsewhere()).ToFrozenDictionary(p => p.Country, StringComparer.Ordinal);

    public static IEnumerable<NumberingPlan> All => Known.Values;

    private static IEnumerable<NumberingPlan> Neighbours() =>
    [
        // 8 followed by 9 is left out of Russia on purpose: no area has it, and it is what a mobile number with a digit
        // missing looks like (8 916 123 45 6).
        new()
        {
            Country = "RU", Trunks = ["8"], InternationalPrefix = "810",
            Shapes = [new("3 4 80-82 831 833-836 840-848 85-87 9", "### ###-##-##", "8 (###) ###-##-##")],
        },
        new()
        {
            Country = "KZ", Trunks = ["8"], InternationalPrefix = "810",
            Shapes = [new("6 70-72 747 75-77 785", "### ###-##-##", "8 (###) ###-##-##")],
        },
        new()
        {
            Country = "BY", Trunks = ["80", "8", "0"], InternationalPrefix = "810",
            Shapes =
            [
                new("17 24 25 29 33 44", "## ###-##-##", "8 (0##) ###-##-##"),
                new("15 16 21-23", "### ##-##-##", "8 (0###) ##-##-##"),
                new("740 800-803 810 820 90", "### ###-##-##", "8 ### ###-##-##", shortest: 9),
            ],
        },
        new()
        {
            Country = "UA", Trunks = ["80", "0"],
            Shapes =
            [
                new("800 900", "### ###-###", "0 ### ###-###"),
                new("3-7 89 91-99", "## ###-##-##", "(0##) ###-##-##"),
            ],
        },
        new()
        {
            Country = "PL", Trunks = ["0"],
            Shapes =
            [
                new("45 50 51 53 57 60 66 69 70 72 73 78-80 88", "### ### ###", "### ### ###"),
                new("1-9", "## ### ## ##", "## ### ## ##"),
            ],
        },
        new()
        {
            Country = "MD", Trunks = ["0"],
            Shapes = [new("22 3", "## ### ###", "0## ### ###"), new("2 5-7 80 90", "### ## ###", "0### ## ###")],
        },
        new()
        {
            Country = "GE", Trunks = ["0", "8"],
            Shapes =
            [
                new("32", "## ### ## ##", "0## ### ## ##"),
                new("5 7", "### ## ## ##", "### ## ## ##"),
                new("3 4 8", "### ## ## ##", "0### ## ## ##"),
            ],
        },
        new() { Country = "AM", Trunks = ["0"], Shapes = [new("1-9", "## ##-##-##", "0## ##-##-##")] },
        new() { Country = "AZ", Trunks = ["0"], Shapes = [new("1-9", "## ### ## ##", "0## ### ## ##")] },
        new()
        {
            Country = "UZ", Trunks = ["8"],
            Shapes = [new("2-7 80 87 88 9", "## ###-##-##", "## ###-##-##")],
        },
        new() { Country = "KG", Trunks = ["0"], Shapes = [new("2-9", "### ### ###", "0### ### ###")] },
        new()
        {
            Country = "TJ", Trunks = ["8"], InternationalPrefix = "810",
            Shapes = [new("X", "## ###-##-##", national: null)],
        },
        new()
        {
            Country = "TM", Trunks = ["8"], InternationalPrefix = "810",
            Shapes = [new("12 6 7", "## ##-##-##", "8 ## ##-##-##"), new("13-19 2-5", "### #-##-##", "8 ### #-##-##")],
        },
        new()
        {
            Country = "LT", Trunks = ["0", "8"],
            Shapes = [new("5", "# ### ####", "0 # ### ####"), new("3 4 6-9", "### #####", "0 ### #####")],
        },
        new() { Country = "LV", Shapes = [new("2 6-9", "## ### ###", "## ### ###")] },
        new()
        {
            Country = "EE",
            Shapes =
            [
                new("5 81-87 89", "#### ####", "#### ####", shortest: 7),
                new("70", "#### ####", "#### ####"),
                new("80", "### #######", "### #######", shortest: 7),
                new("3 4 6 7 88 90", "### ####", "### ####"),
            ],
        },
    ];

    private static IEnumerable<NumberingPlan> Europe() =>
    [
        new()
        {
            Country = "DE", Trunks = ["0"], ShortestWithoutTrunk = 10,
            Shapes =
            [
                new("15", "#### #######", "0#### #######"),
                new("16 17", "### ########", "0### ########", shortest: 10),
                new("30 40 69 89", "## ###########", "0## ###########", shortest: 5),
                new("201-203 208 209 211 212 214 228 234 335 340 345 355 365 375 385 395 700 800 900 906 "
                    + "2X1 33X 3X1 4X1 5X1 6X1 7X1 82X 8X1 9X1 13 18", "### ##########", "0### ##########", shortest: 6),
                new("1-9", "#### #########", "0#### #########", shortest: 6),
            ],
        },
        new() { Country = "FR", Trunks = ["0"], Shapes = [new("1-9", "# ## ## ## ##", "0# ## ## ## ##")] },
        new()
        {
            Country = "GB", Trunks = ["0"],
            Shapes =
            [
                new("2 55 56", "## #### ####", "0## #### ####"),
                new("113-118 121 131 141 151 161 171 181 191 3", "### ### ####", "0### ### ####"),
                new("120 122-130 132-140 142-150 152-160 162-170 172-180 182-190 192-199", "#### ######", "0#### ######", shortest: 9),
                new("7", "#### ######", "0#### ######"),
                new("800 845", "### #######", "0### #######", shortest: 7),
                new("8 9", "### ### ####", "0### ### ####"),
            ],
        },
        new()
        {
            Country = "IT", ZeroIsPartOfNumber = true,
            Shapes =
            [
                new("02 06", "## #### #####", "## #### #####", shortest: 6),
                new("010 011 015 019 030 031 035 039 040 041 045 049 050 051 055 059 070 071 075 079 080 081 085 089 "
                    + "090 091 095 099", "### ########", "### ########", shortest: 6),
                new("01 03-05 07-09", "#### #######", "#### #######", shortest: 6),
                new("3", "### ### ####", "### ### ####", shortest: 9),
                new("1 4 5 7-9", "### #######", "### #######", shortest: 6),
            ],
        },
        new()
        {
            Country = "SM", ZeroIsPartOfNumber = true,
            Shapes = [new("0549", "#### ######", "#### ######"), new("3-9", "## ## ## ## ##", "## ## ## ## ##", shortest: 6)],
        },
        new() { Country = "ES", Shapes = [new("400 5-9", "### ### ###", "### ### ###")] },
        new() { Country = "CZ", Trunks = ["0"], Shapes = [new("2-9", "### ### ###", "### ### ###")] },
        new()
        {
            Country = "SK", Trunks = ["0"],
            Shapes = [new("2", "# ### ### ##", "0# ### ### ##"), new("3-9", "### ### ###", "0### ### ###")],
        },
        new()
        {
            Country = "HU", Trunks = ["06"],
            Shapes =
            [
                new("1", "# ### ####", "06 # ### ####"),
                new("20 21 30 31 38 50 70", "## ### ####", "06 ## ### ####"),
                new("2-9", "## ### ###", "06 ## ### ###"),
            ],
        },
        new()
        {
            Country = "RO", Trunks = ["0"],
            Shapes = [new("21 31", "## ### ## ##", "0## ### ## ##"), new("2-9", "### ### ###", "0### ### ###")],
        },
        new()
        {
            Country = "AT", Trunks = ["0"], ShortestWithoutTrunk = 10,
            Shapes =
            [
                new("1", "# ############", "0# ############", shortest: 4),
                new("65-69", "### ##########", "0### ##########", shortest: 7),
                new("2-9", "#### #########", "0#### #########", shortest: 5),
            ],
        },
        new() { Country = "CH", Trunks = ["0"], Shapes = [new("2-9", "## ### ## ##", "0## ### ## ##")] },
        new() { Country = "NO", Shapes = [new("4 8 9", "### ## ###", "### ## ###"), new("2 3 5-7", "## ## ## ##", "## ## ## ##")] },
        new() { Country = "DK", Shapes = [new("2-9", "## ## ## ##", "## ## ## ##")] },
        new() { Country = "PT", Shapes = [new("16 2-9", "### ### ###", "### ### ###")] },
        new() { Country = "GR", Shapes = [new("2-9", "### ### ####", "### ### ####")] },
        new() { Country = "CY", Shapes = [new("2-9", "## ######", "## ######")] },
    ];

    private static IEnumerable<NumberingPlan> Elsewhere() =>
    [
        // NANP: neither the area nor the exchange begins with 0 or 1. Serves every country that has calling code 1.
        new()
        {
            Country = "US", Trunks = ["1"], InternationalPrefix = "011",
            Shapes = [new("NXXN", "### ###-####", "(###) ###-####")],
        },
        new()
        {
            Country = "IL", Trunks = ["0"],
            Shapes =
            [
                new("5 7", "## ###-####", "0##-###-####"),
                new("2-4 8 9", "# ###-####", "0#-###-####"),
                new("1", "#-###-###-###", "#-###-###-###"),
            ],
        },
        new()
        {
            Country = "TR", Trunks = ["0"],
            Shapes = [new("444", "### # ###", "### # ###"), new("2-5 8 9", "### ### ## ##", "0 (###) ### ## ##")],
        },
        new()
        {
            Country = "AE", Trunks = ["0"],
            Shapes =
            [
                new("5", "## ### ####", "0## ### ####"),
                new("2-4 6 7 9", "# ### ####", "0# ### ####"),
                new("8", "### #########", national: null, shortest: 5),
            ],
        },
        new() { Country = "IN", Trunks = ["0"], Shapes = [new("1-9", "##### #####", "0##### #####", shortest: 8)] },

        // No trunk prefix, and numbers that begin with a zero that is theirs.
        new() { Country = "BJ", ZeroIsPartOfNumber = true, Shapes = [new("01-09 2-9", "## ## ## ## ##", "## ## ## ## ##", shortest: 8)] },
        new() { Country = "CG", ZeroIsPartOfNumber = true, Shapes = [new("01-09 2 8", "## ### ####", "## ### ####")] },
        new() { Country = "CI", ZeroIsPartOfNumber = true, Shapes = [new("01-09 2-9", "## ## ## ## ##", "## ## ## ## ##")] },
        new() { Country = "GA", ZeroIsPartOfNumber = true, Shapes = [new("01-09 1-9", "## ## ## ##", "## ## ## ##", shortest: 7)] },
    ];
}
